/** How far a long piece of work is, in steps. */
export const ProgressBar = ({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) => (
  <div className="flex flex-col gap-1">
    <span className="text-dns-14N-130">{label}</span>
    <progress className="h-3 w-full max-w-96 accent-blue-900" aria-label={label} value={done} max={Math.max(total, 1)} />
  </div>
)
