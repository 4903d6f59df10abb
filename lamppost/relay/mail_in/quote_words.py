"""The words that mail programs put around a quote, in the languages of most of their users."""

from __future__ import annotations

import re

# At the end of a line, before the colon: "On 3 March, Bob wrote:", "Am 3. März schrieb Bob:".
_VERBS = (
    "wrote|writes|schrieb|geschrieben|schreef|schrijft|a écrit|écrit|escribió|escribio|escreveu"
    "|ha scritto|scrive|a scris|napisał|napisała|napisał\\(a\\)|pisze|napsal|napsala|napísal|írta"
    "|skrev|skreiv|kirjoitti|написал|написала|написал\\(а\\)|пишет|написав|έγραψε|yazdı|şunu yazdı"
    "|đã viết|menulis|כתב|כתבה|كتب|에서 작성|님이 작성|写道|寫道|のメール|は書きました"
)
WROTE = re.compile(rf"(?:^|\b|\s|\d)(?:{_VERBS}).{{0,160}}[:：]\s*$", re.IGNORECASE)

ORIGINAL = re.compile(
    r"^[-_ ]{2,}\s*("
    "original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht"
    "|message d'origine|message transféré|mensaje original|mensaje reenviado|mensagem original"
    "|messaggio originale|oorspronkelijk bericht|originalmeddelande|opprinnelig melding"
    "|oprindelig meddelelse|alkuperäinen viesti|wiadomość oryginalna|původní zpráva"
    "|исходное сообщение|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|원본 메시지"
    r")\s*[-_ ]{2,}$",
    re.IGNORECASE,
)

HEADER_WORDS = {
    word: name
    for name, words in {
        "from": "from von de da van fra från lähettäjä od от kimden 发件人 寄件者 差出人 보낸사람",
        "sent": "sent date gesendet datum envoyé enviado inviato data verzonden sendt skickat"
        " lähetetty wysłano odesláno отправлено дата gönderildi 发送时间 日期 送信日時 날짜",
        "to": "to an à para a aan til till vastaanottaja do komu кому kime 收件人 宛先 받는사람",
        "subject": "subject betreff objet asunto assunto oggetto onderwerp emne ämne aihe temat"
        " předmět тема konu 主题 主旨 件名 제목",
    }.items()
    for word in words.split()
}

# A line of its own at the end, as phones write it.
SENT_FROM = re.compile(
    r"^(sent from (my |the )?\w|sent (with|via) \w|get outlook for|von meinem .{2,40} gesendet"
    r"|gesendet (von|mit) \w|diese nachricht wurde von meinem|envoyé (de|depuis) (mon|ma|l)\b"
    r"|enviado desde mi\b|enviado do meu\b|enviado a partir do\b|inviato da(l mio)?\b"
    r"|verzonden vanaf mijn\b|verstuurd vanaf mijn\b|sendt fra min\b|skickat från min\b"
    r"|lähetetty .{2,30}puhelimesta|wysłane z\b|odesláno z mého\b|отправлено с\b"
    r"|downloaded from|yahoo mail:|发自我的|從我的.{1,20}傳送|iphoneから送信).{0,120}$",
    re.IGNORECASE,
)
