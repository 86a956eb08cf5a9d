/**
 * The shape of a namespace: the same keys, any text. A language that lacks a key, or has one too many, fails the type
 * check. Plural keys are compared too: Japanese has `_other` only, English may add `_one`.
 */
export type Texts<Shape> = {
  readonly [Key in keyof Shape]: Shape[Key] extends string ? string : Texts<Shape[Key]>
} & PluralOnes<Shape>

type PluralOnes<Shape> = {
  readonly [Key in keyof Shape & string as Key extends `${infer Name}_other` ? `${Name}_one` : never]?: string
}
