/** What is wrong with one field; the control points at `id` with `aria-describedby`. */
export const FieldError = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p id={id} className="text-dns-16B-130 text-error-2">
    <span aria-hidden="true">⚠ </span>
    {children}
  </p>
)
