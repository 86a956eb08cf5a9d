import { fileName } from '#app/domain/file-name.ts'
import { rewording } from '#app/domain/own-words.ts'
import { documentEntries } from '#server/book/documents.repository.ts'
import { committeesForWord, SDG_GOALS, WORD_MEDIA_TYPE } from '#server/book/request-for-word.ts'
import { type DocumentDeps, formOf } from '#server/book/write-book-file.ts'
import type { JobWork } from '#server/jobs/job.ts'
import type { Party } from '#server/word/word-input.ts'
import type { PackageContent } from './package.ts'
import { findCycle, findRecipients, type RecipientRow } from './submissions.repository.ts'

/** The work of a `package` job: letter, requests and reply form for one recipient as one Word file. */
export const writePackageFile =
  ({ database, settings, profiles, word }: DocumentDeps): JobWork =>
  async (input, onProgress) => {
    const { items, recipientId, cycleId, documentNumber, letterDate, replyBy, ...more } = input as PackageContent
    const [entries, [recipient], cycle, federation, profile] = await Promise.all([
      documentEntries(database, items),
      findRecipients(database, [recipientId]),
      findCycle(database, cycleId),
      settings.read(),
      profiles.read(),
    ])
    if (!recipient || !cycle) throw new Error(`no recipient ${recipientId} or cycle ${cycleId}`)
    const form = formOf(profile)
    const say = rewording(form.words)
    const bytes = await word.write(
      'package',
      {
        ...form,
        documentNumber,
        date: letterDate,
        dateStyle: federation.dateStyle,
        addressee: { ...addresseeOf(recipient), name: more.headName ?? null },
        sender: {
          body: federation.federationName,
          post: more.sender ? more.sender.post : federation.senderTitle || null,
          name: more.sender?.name ?? (federation.senderName || null),
        },
        coSender: more.coSender ?? null,
        sealText: federation.sealText || null,
        title: `「${cycle.title}」について（${say('要請')}）`,
        attachmentTitle: cycle.title,
        letter: profile.letter || say(LETTER),
        introduction: federation.introduction,
        replyBy: replyBy ?? null,
        hasTextsInReplyForm: more.hasTextsInReplyForm ?? false,
        contact: federation.contact,
        committees: committeesForWord(entries),
        sdgGoals: SDG_GOALS,
      },
      ({ done, total }) => onProgress(done, total),
    )
    return {
      name: fileName([say('要請書'), recipient.nameJa, documentNumber], 'docx'),
      mediaType: WORD_MEDIA_TYPE,
      bytes,
    }
  }

/** The office that is addressed; who holds it stands in the package (様), or nobody is named (殿). */
export const addresseeOf = ({ kind, nameJa, headTitle }: Pick<RecipientRow, 'kind' | 'nameJa' | 'headTitle'>): Party =>
  kind === 'assembly'
    ? { body: nameJa, post: '議長', name: null }
    : { body: nameJa, post: headTitle || null, name: null }

/** The letter, one paragraph per line, in the usual words of 要請書; 記 and 以上 are added by the writer. */
const LETTER = [
  '日頃より、働く人々の暮らしの向上と地域社会の発展のためにご尽力いただき、深く敬意を表します。',
  'さて、当連合会は、構成組織と地域の声をもとに議論を重ね、標記の政策・制度要求を取りまとめました。',
  'つきましては、下記の要求項目の実現に向けて特段のご配慮をお願い申し上げますとともに、各項目について文書によりご回答くださいますようお願い申し上げます。',
].join('\n')
