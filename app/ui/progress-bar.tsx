type Props = { readonly label: string; readonly done: number; readonly total: number }

/** How far a long piece of work is, in steps. */
export const ProgressBar = ({ label, done, total }: Props) => (
  <div className="flex flex-col gap-1">
    <span className="text-dns-14N-130">{label}</span>
    <progress
      className="progress w-full max-w-96"
      aria-label={label}
      value={Math.min(Math.max(done, 0), total)}
      max={Math.max(total, 1)}
    />
  </div>
)
