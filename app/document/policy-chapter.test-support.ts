/** Two pages of policy prose as they come out of a PDF: broken at 38 characters, numbers typed in every style and width. */
export const HARD_WRAPPED_CHAPTER = `第２　雇用・労働政策
１．雇用の安定と人材の確保
　県内の有効求人倍率は、製造業・建設業・運輸業を中心に高い水準で推移しており、
2021年度には1.25倍となった。一方で、感染症の影響を受けた宿泊・飲食サー

－ 11 －
\f2023年度に向けた政策・制度要求と提言

ビス業では、非正規雇用で働く者を中心に離職が相次ぎ、再就職までの期間が長期化
している。
　こうした状況を踏まえ、県は次の施策を講じること。
　(1)公共職業訓練について、働きながら受講できる夜間・短期・オンライン併用
　　の課程を拡充するとともに、訓練期間中の生活支援給付の周知を徹底すること。
　（２）中小企業における人材確保を支援するため、次の取り組みを進めること。
　　①　採用活動の共同実施に対する補助の対象を、従業員５０人以下の事業所から
　　　３００人以下の事業所に広げること。
　　②奨学金の返還を支援する企業への助成について、「かながわ人材確保応援制度
　　　（仮称）」を設け、3年以内に県内全域で実施すること。
　⑶就職氷河期世代の就労支援について、相談から定着まで一貫して支える体制を整

12 / 40

2023年度に向けた政策・制度要求と提言

　　備すること。
２．働き方改革と労働条件の改善
　時間外労働の上限規制が適用されて以降も、自動車運転の業務、建設の事業等では、
依然として長時間労働が常態化している。県の調査によれば、月80時間を超える時
間外労働を行った者がいる事業所の割合は、前年度から2.3ポイント減少したもの
の、なお14.6%に上る。
　ア　勤務間インターバル制度を導入する企業への支援を強化すること。
　イ　県が発注する工事について、週休２日を前提とした工期を設定すること。
　　　・繁忙期を避けた発注時期の平準化
　　　・技能者の処遇を反映した労務単価の見直し
３．外国人労働者の権利の保護
　県内で働く外国人労働者は10万人を超え、今後も増加が見込まれる。賃金の不払
い、住居の制限などの相談が寄せられており、多言語による相談体制の拡充が急務で
ある。

13 / 40
`

/** The same kind of text as Word puts it on the clipboard. */
export const WORD_HTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>要求</title>
<style><!-- @font-face {font-family:"ＭＳ 明朝";} p.MsoNormal {margin:0mm; font-size:10.5pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=JA style='tab-interval:42.0pt'><!--StartFragment-->
<p class=MsoNormal><b><span style='font-family:"ＭＳ ゴシック";color:#1F3864'>２．地域医療の確保<o:p></o:p></span></b></p>
<p class=MsoNormal style='text-indent:10.5pt'><span style='color:red'>県内の医療提供体制について、</span><b><u><span
lang=EN-US>2025</span>年</u></b>を見据え、次の施策を講じ
ること。<span lang=EN-US><o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='mso-list:Ignore'>（1）<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>看護職員の確保に向け、離職防止の取り組みを
支援すること。</p>
<p class=MsoListParagraph style='margin-left:39.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>①<span>&nbsp;&nbsp;</span></span><![endif]>夜勤の負担を減らすこと。</p>
<p class=MsoListParagraph style='margin-left:39.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>②<span>&nbsp;&nbsp;</span></span><![endif]>院内保育を広げること。</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>（2）<span>&nbsp;&nbsp;</span></span><![endif]>救急搬送の体制を<a href="https://example.jp/kyukyu">見直す</a>こと。<a href="javascript:alert(1)">別紙</a></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp;&nbsp;</span></span><![endif]>対象は県内全域とする。</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'>
 <tr><td width=151 valign=top style='width:113.3pt;background:#D9E2F3'><p class=MsoNormal>区分</p></td>
  <td width=302 colspan=2><p class=MsoNormal>内容</p></td></tr>
 <tr><td width=151 rowspan=2><p class=MsoNormal>病院</p></td><td width=151><p class=MsoNormal>34<o:p></o:p></p></td><td width=151>
  <table><tr><td><p>内側の</p></td><td><p>表</p></td></tr></table></td></tr>
 <tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p class=MsoNormal>（1）救急</p><p class=MsoNormal>（2）小児</p></td></tr>
</table>
<p class=MsoNormal>以上<img src="file:///C:/x.png"><script>alert(1)</script></p>
<!--EndFragment--></body></html>`
