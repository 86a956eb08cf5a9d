import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { wishSheetFile } from '#app/features/proposals/give-files.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'

needTexts('proposals')

/** The sheet in which a body hands in as a Word file. */
export async function loader(args: LoaderFunctionArgs) {
  if (!isFromThisSite(args.request)) return refusePage({ reason: 'notPermitted' })
  return fileResponse(await wishSheetFile(args, 'docx'))
}
