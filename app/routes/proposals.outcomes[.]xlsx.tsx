import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { outcomeListFile } from '#app/features/proposals/give-files.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'

needTexts('proposals')

/** 要求事項の取扱い一覧 as an Excel file. */
export async function loader(args: LoaderFunctionArgs) {
  if (!isFromThisSite(args.request)) return refusePage({ reason: 'notPermitted' })
  return fileResponse(await outcomeListFile(args, 'xlsx'))
}
