"""Every address of the board: how its page is reached, or why it is none.

Made from the URL configuration by `names`, so that a page nobody looks at fails a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.lived_in import World

Way = Callable[[Page, World], None]
NOBODY, ALICE, BOB, CAROL = "nobody", "alice", "bob", "carol"
HANA = "hana"  # the host, who is trained for what may harm children
NELL = "nell"  # her account is suspended
GREG = "greg"  # he meets people, and is missed if he does not come back
DEMO = "demo"  # nobody, too, on a demo board


@dataclass(frozen=True)
class Visit:
    """One page, as one person sees it."""

    way: Way
    who: str = NOBODY
    is_main: bool = False  # looked at in every light and width, not in two of the four


@dataclass(frozen=True)
class At:
    """Opens a path; {ad}, {draft} and the like stand for what the world holds."""

    path: str

    def __call__(self, page: Page, world: World) -> None:
        page.goto(world.fill(self.path))


def at(path: str) -> At:
    return At(path)


def code_page(page: Page, world: World) -> None:
    page.goto("/account/enter/")
    page.get_by_label("Your mail address").fill("dora@example.org")
    page.get_by_role("button", name="Send me a code").click()


def second_step(page: Page, world: World) -> None:
    page.context.clear_cookies()
    steps.sign_in(page, "bob@example.org")


def new_address(page: Page, world: World) -> None:
    page.goto("/account/address/")
    page.get_by_role("textbox").fill("alice@elsewhere.example")
    page.get_by_role("button", name="code").first.click()


def late(then: str) -> Way:
    """Where somebody is led who signed in long ago and now changes how they sign in."""

    def way(page: Page, world: World) -> None:
        world.forget_proof()
        page.goto(world.fill(then))

    return way


def wrong_ad(page: Page, world: World) -> None:
    page.goto("/post/furniture/")
    page.get_by_label("Price in USD").fill("a lot")
    page.get_by_role("button", name="See it before it goes up").click()


def wrong_alert(page: Page, world: World) -> None:
    page.goto("/alerts/new/?q=table&place=Nowhereville")
    page.get_by_label("Your mail address").fill("dora@example")
    page.get_by_role("button", name="Send me the link").click()


def number_in_letter(page: Page, world: World) -> None:
    page.goto(world.fill("{talk}"))
    page.get_by_label("Your letter").fill("Call me: (937) 224-7111")
    page.get_by_role("button", name="Send", exact=True).click()


def ended_alert(page: Page, world: World) -> None:
    page.goto("/my/alerts/")
    page.get_by_role("button", name="Delete").last.click()


def wrong_asks(page: Page, world: World) -> None:
    page.goto("/my/asks/")
    page.get_by_label("Questions of your own").fill("Send me a photo of your passport")
    page.get_by_role("button", name="Keep this").click()


def wrong_digits(page: Page, world: World) -> None:
    page.goto(world.fill("/meetings/door/{talk_id}/"))
    page.get_by_label("Their four digits").fill("12")
    page.get_by_role("button", name="Enter", exact=True).click()


def wrong_contact(page: Page, world: World) -> None:
    page.goto("/meetings/contacts/")
    page.get_by_label("What you call them").fill("Joe")
    page.get_by_label("What they call you").fill(" ")
    page.get_by_label("Their mail address").fill("joe@example")
    page.get_by_role("button", name="Ask them").click()


def wrong_report(page: Page, world: World) -> None:
    page.goto(world.fill("/report/ad/{ad_id}/"))
    page.get_by_label("In your own words").fill("They ask for a deposit.")
    page.get_by_label("Your mail address").fill("dora@example")
    page.locator("form.report-form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Send the report").click()


def nothing_to_bring(page: Page, world: World) -> None:
    page.goto("/my/standing/bring/")
    page.get_by_role("button", name="Check and show it").click()


def opened_exhibit(page: Page, world: World) -> None:
    page.goto(world.fill("/review/evidence/{exhibit}/"))
    page.get_by_role("button", name="Show it here").click()


def chosen_wrongly(page: Page, world: World) -> None:
    page.goto(world.fill("/review/ads/{held}/"))
    page.get_by_role("button", name="Refuse").click()


def wrong_request(page: Page, world: World) -> None:
    page.goto("/review/authorities/new/")
    page.get_by_label("Office").fill("Police of Dayton")
    page.get_by_label("Its country").select_option("US")
    page.get_by_label("When it came").fill("2026-01-02T12:00")
    page.get_by_label("About whom").fill("people.person:999999")
    page.get_by_role("button", name="Note it").click()


VISITS: dict[str, Visit] = {
    "pages:home": Visit(at("/"), is_main=True),
    "pages:help": Visit(at("/help/")),
    "pages:meeting": Visit(at("/help/meeting/")),
    "pages:rules": Visit(at("/help/rules/")),
    "pages:privacy": Visit(at("/help/privacy/")),
    "pages:contact": Visit(at("/help/contact/")),
    "board:search": Visit(at("/ads/"), is_main=True),
    "board:map": Visit(at("/ads/map/?at=39.7,-84.2,9"), is_main=True),
    "board:ad": Visit(at("{ad}"), is_main=True),
    "board:edit": Visit(at("/ads/{ad_id}/edit/"), ALICE),
    "board:ad_where": Visit(at("/ads/{ad_id}/where/"), ALICE),
    "board:renewal": Visit(at("/ads/{new_ad_id}/renewal/"), ALICE),
    "board:post": Visit(at("/post/"), ALICE, is_main=True),
    "board:new": Visit(at("/post/bicycles/"), is_main=True),
    "board:draft": Visit(at("/post/draft/{draft}/"), ALICE),
    "board:draft_category": Visit(at("/post/draft/{draft}/category/"), ALICE),
    "board:draft_where": Visit(at("/post/draft/{draft}/where/"), ALICE),
    "board:check": Visit(at("/post/draft/{draft}/check/"), ALICE, is_main=True),
    "board:persona": Visit(at("/people/{persona}/")),
    "board:my_ads": Visit(at("/my/ads/"), ALICE),
    "board:saved": Visit(at("/saved/"), ALICE),
    "board:new_alert": Visit(at("/alerts/new/?q=table&category=furniture"), is_main=True),
    "board:alert_sent": Visit(at("/alerts/sent/")),
    "board:confirm_alert": Visit(at("/alerts/confirm/{to_confirm}/")),
    "board:stop_alerts": Visit(at("/alerts/stop/{to_stop}/")),
    "relay:mute_mails": Visit(at("/letters/mute/{to_mute}/")),
    "relay:unsent": Visit(at("/letters/waiting/{unsent}/"), ALICE),
    "board:my_alerts": Visit(at("/my/alerts/"), ALICE, is_main=True),
    "relay:answer": Visit(at("/ads/{ad_id}/answer/"), BOB, is_main=True),
    "relay:letters": Visit(at("/letters/"), ALICE, is_main=True),
    "relay:conversation": Visit(at("{talk}"), ALICE, is_main=True),
    "relay:contacts": Visit(at("/letters/contacts/"), ALICE),
    "relay:end": Visit(at("{talk}end/"), ALICE),
    "meetings:contacts": Visit(at("/meetings/contacts/"), ALICE, is_main=True),
    "meetings:ways": Visit(at("/meetings/ways/"), ALICE),
    "meetings:words": Visit(at("/meetings/words/"), ALICE),
    "meetings:arrived": Visit(at("/meetings/arrived/{test_arrived}/")),
    "meetings:gone": Visit(at("/meetings/gone/")),
    "meetings:leaving": Visit(at("/meetings/for/{trusted}/leaving/")),
    "meetings:contact_ways": Visit(at("/meetings/for/{told}/ways/")),
    "meetings:check": Visit(at("/meetings/check/{plan_link}/"), is_main=True),
    "meetings:codes": Visit(at("/meetings/codes/"), BOB, is_main=True),
    "meetings:contact": Visit(at("/meetings/for/{told}/"), is_main=True),
    "meetings:door": Visit(at("/meetings/door/{talk_id}/"), ALICE, is_main=True),
    "meetings:house_page": Visit(at("/meetings/house/{housed}/"), is_main=True),
    "meetings:edit": Visit(at("/meetings/{draft_plan}/edit/"), GREG, is_main=True),
    "meetings:figures": Visit(at("/meetings/figures/"), HANA),
    "meetings:home": Visit(at("/meetings/"), GREG, is_main=True),
    "meetings:new": Visit(at("/meetings/new/?conversation={talk_id}"), GREG),
    "meetings:plan": Visit(at("/meetings/{plan}/"), GREG, is_main=True),
    "meetings:ready": Visit(at("/meetings/{draft_plan}/ready/"), GREG, is_main=True),
    "relay:my_asks": Visit(at("/my/asks/"), ALICE),
    "relay:ad_asks": Visit(at("/ads/{asking_ad_id}/asks/"), ALICE, is_main=True),
    "relay:exchanges": Visit(at("{sealed_talk}exchanges/"), BOB, is_main=True),
    "relay:change_exchange": Visit(at("{sealed_talk}exchanges/{exchange}/change/"), ALICE),
    "moderation:log": Visit(at("/decisions/"), is_main=True),
    "moderation:report": Visit(at("/decisions/report/"), is_main=True),
    "moderation:terms": Visit(at("/terms/"), is_main=True),
    "moderation:terms_versions": Visit(at("/terms/versions/")),
    "moderation:terms_version": Visit(at("/terms/1/")),
    "moderation:terms_changes": Visit(at("/terms/1/changes/"), is_main=True),
    "moderation:queue": Visit(at("/review/"), HANA, is_main=True),
    "moderation:reviewing_me": Visit(at("/review/me/"), HANA, is_main=True),
    "moderation:item": Visit(at("/review/ads/{held}/"), HANA, is_main=True),
    "moderation:child_cases": Visit(at("/review/children/"), HANA),
    "moderation:child_case": Visit(at("/review/children/{child_case}/"), HANA, is_main=True),
    "moderation:my_decisions": Visit(at("/my/decisions/"), BOB, is_main=True),
    "moderation:reasons": Visit(at("{reasons}"), is_main=True),
    "moderation:authorities": Visit(at("/review/authorities/"), HANA, is_main=True),
    "moderation:new_authority": Visit(at("/review/authorities/new/"), HANA),
    "moderation:authority": Visit(at("/review/authorities/{asked}/"), HANA, is_main=True),
    "moderation:evidence": Visit(at("/review/evidence/"), HANA),
    "moderation:exhibit": Visit(at("/review/evidence/{exhibit}/"), HANA, is_main=True),
    "moderation:open_exhibit": Visit(opened_exhibit, HANA, is_main=True),
    "moderation:agreement": Visit(
        at("/review/agreement/?from=2020-01-01&to=2199-12-31"), HANA, is_main=True
    ),
    "moderation:report_ad": Visit(at("/report/ad/{ad_id}/"), is_main=True),
    "moderation:report_photo": Visit(at("/report/photo/{photo_id}/")),
    "moderation:report_person": Visit(at("/report/person/{persona}/")),
    "moderation:report_letter": Visit(at("/report/letter/{letter_id}/"), ALICE),
    "moderation:receipt": Visit(at("/report/receipt/{receipt}/"), is_main=True),
    "moderation:my_reports": Visit(at("/my/reports/"), BOB, is_main=True),
    "people:me": Visit(at("/my/"), ALICE),
    "people:names": Visit(at("/my/names/"), ALICE),
    "people:rename": Visit(at("/my/names/{persona}/"), ALICE),
    "people:blocks": Visit(at("/my/blocks/"), ALICE),
    "people:suspension": Visit(at("/my/suspension/"), NELL, is_main=True),
    "people:erasure": Visit(at("/my/erasure/"), ALICE),
    "standing:mine": Visit(at("/my/standing/"), ALICE, is_main=True),
    "standing:phone": Visit(at("/my/standing/phone/"), ALICE),
    "standing:phone_code": Visit(at("/my/standing/phone/code/"), BOB),
    "standing:references": Visit(at("/my/standing/references/"), ALICE, is_main=True),
    "standing:write_reference": Visit(at("/my/standing/references/met/{met}/"), ALICE),
    "portable:take": Visit(at("/my/standing/portable/"), ALICE, is_main=True),
    "portable:bring": Visit(at("/my/standing/bring/"), ALICE, is_main=True),
    "account_request_login_code": Visit(at("/account/enter/"), is_main=True),
    "account_confirm_login_code": Visit(code_page),
    "account_logout": Visit(at("/account/logout/"), ALICE),
    "account_inactive": Visit(at("/account/closed/")),
    "account_reauthenticate": Visit(late("/account/steps/totp/activate/"), ALICE),
    "account_email": Visit(at("/account/address/"), ALICE),
    "account_email_verification_sent": Visit(new_address, ALICE),
    "mfa_index": Visit(at("/account/steps/"), BOB),
    "mfa_authenticate": Visit(second_step),
    "mfa_reauthenticate": Visit(late("/account/steps/reauthenticate/?next=/my/"), BOB),
    "mfa_activate_totp": Visit(at("/account/steps/totp/activate/"), ALICE),
    "mfa_deactivate_totp": Visit(at("/account/steps/totp/deactivate/"), BOB),
    "mfa_view_recovery_codes": Visit(at("/account/steps/recovery-codes/"), BOB),
    "mfa_generate_recovery_codes": Visit(at("/account/steps/recovery-codes/generate/"), BOB),
    "mfa_list_webauthn": Visit(at("/account/steps/webauthn/"), BOB),
    "mfa_add_webauthn": Visit(at("/account/steps/webauthn/add/"), ALICE),
    "mfa_remove_webauthn": Visit(at("/account/steps/webauthn/keys/{key}/remove/"), BOB),
    "mfa_edit_webauthn": Visit(at("/account/steps/webauthn/keys/{key}/edit/"), BOB),
    "mfa_reauthenticate_webauthn": Visit(late("/account/steps/webauthn/keys/{key}/remove/"), BOB),
    "usersessions_list": Visit(at("/account/sessions/"), ALICE),
    "demo:mails": Visit(at("/demo/mail/"), DEMO),
    "demo:mail": Visit(at("/demo/mail/{mail}/"), DEMO),
}

# The same addresses in other states.
STATES: dict[str, Visit] = {
    "search without a find": Visit(at("/ads/?q=zeppelin&min=cheap")),
    "search in a category": Visit(at("/ads/?category=furniture&place=Dayton&photos=1")),
    "gallery": Visit(at("/ads/?view=gallery"), is_main=True),
    "map of a search": Visit(at("/ads/map/?q=chair&place=Dayton&km=25")),
    "map without an ad": Visit(at("/ads/map/?at=-40,100,5")),
    "area of the map": Visit(at("/ads/?window=39,-85,40,-84")),
    "long word": Visit(at("{long_ad}")),
    "other script": Visit(at("{arabic_ad}")),
    "expired ad": Visit(at("{expired_ad}")),
    "own ad": Visit(at("{ad}"), ALICE),
    "ad for adults": Visit(at("{adult_ad}")),
    "ad written wrongly": Visit(wrong_ad, is_main=True),
    "alert asked for by an account": Visit(at("/alerts/new/?q=table"), ALICE),
    "alert asked for wrongly": Visit(wrong_alert),
    "alert that has run out": Visit(at("/alerts/confirm/gone/")),
    "alert deleted": Visit(ended_alert, ALICE),
    "alerts by the link of a mail": Visit(at("/alerts/manage/{to_manage}/")),
    "no alerts": Visit(at("/my/alerts/")),
    "little known": Visit(at("/my/standing/"), BOB),
    "no phone shown": Visit(at("/my/standing/phone/"), BOB),
    "no references": Visit(at("/my/standing/references/"), BOB),
    "nothing brought": Visit(at("/my/standing/bring/"), BOB),
    "nothing taken along": Visit(at("/my/standing/portable/"), BOB),
    "brought wrongly": Visit(nothing_to_bring, ALICE),
    "nothing saved": Visit(at("/saved/")),
    "front page of a demo": Visit(at("/"), DEMO),
    "answer without an account": Visit(at("/ads/{ad_id}/answer/")),
    "letters of the other side": Visit(at("{talk}"), BOB, is_main=True),
    "letter with a number in it": Visit(number_in_letter, BOB, is_main=True),
    "no letters": Visit(at("/letters/"), CAROL),
    "nobody to keep in touch with": Visit(at("/letters/contacts/"), CAROL),
    "asks of a list": Visit(at("/my/asks/?from=childcare"), BOB),
    "asks written wrongly": Visit(wrong_asks, ALICE),
    "exchange that one has proposed": Visit(at("{sealed_talk}exchanges/"), ALICE),
    "nobody to be told yet": Visit(at("/meetings/contacts/"), CAROL),
    "somebody asked wrongly": Visit(wrong_contact, ALICE),
    "nothing but the account to be asked by": Visit(at("/meetings/ways/"), BOB),
    "test that is over": Visit(at("/meetings/arrived/gone/")),
    "question to a contact": Visit(at("/meetings/for/{invitation}/"), is_main=True),
    "question that was answered": Visit(at("/meetings/for/{old_invitation}/")),
    "page of a contact": Visit(at("/meetings/for/{trusted}/"), is_main=True),
    "page of a contact before a test": Visit(at("/meetings/for/{trusted_untested}/")),
    "page of a contact who is removed": Visit(at("/meetings/for/{trusted_leaving}/")),
    "alarm that another has taken on": Visit(at("/meetings/for/{told_too}/")),
    "alarm that somebody has taken on": Visit(at("/meetings/for/{taker}/"), is_main=True),
    "alarm of another board that is back": Visit(at("/meetings/house/{housed_back}/")),
    "meetings of somebody who has none": Visit(at("/meetings/"), CAROL, is_main=True),
    "codes while a plan runs": Visit(at("/meetings/codes/"), GREG),
    "plan without anybody to tell": Visit(at("/meetings/new/"), CAROL),
    "meeting that is to be checked in to": Visit(at("/meetings/{asked_plan}/"), GREG),
    "meeting whose contacts are told": Visit(at("/meetings/{told_plan}/"), GREG, is_main=True),
    "meeting that is over": Visit(at("/meetings/{closed_plan}/"), GREG),
    "link while contacts are told": Visit(at("/meetings/check/{told_plan_link}/")),
    "link of a meeting that is over": Visit(at("/meetings/check/{closed_plan_link}/")),
    "forced alarm": Visit(at("/meetings/for/{told_of_force}/"), is_main=True),
    "all clear": Visit(at("/meetings/for/{cleared}/"), is_main=True),
    "door code to open": Visit(at("/meetings/door/{fresh_talk_id}/"), BOB),
    "door code offered by the other": Visit(at("/meetings/door/{talk_id}/"), BOB),
    "two who have met at the door": Visit(at("/meetings/door/{met_talk_id}/"), ALICE),
    "digits entered wrongly": Visit(wrong_digits, ALICE),
    "terms of before": Visit(at("/terms/shipped-1/")),
    "terms to come": Visit(at("/terms/2/")),
    "what will change in the terms": Visit(at("/terms/2/changes/")),
    "case that is to be reported": Visit(at("/review/children/{confirmed_case}/"), HANA),
    "case that was reported": Visit(at("/review/children/{reported_case}/"), HANA),
    "request of an authority noted wrongly": Visit(wrong_request, HANA),
    "request of an authority that is over": Visit(at("/review/authorities/{told}/"), HANA),
    "report written wrongly": Visit(wrong_report, is_main=True),
    "report of an account": Visit(at("/report/ad/{ad_id}/"), BOB),
    "report that was decided": Visit(at("/report/receipt/{decided_receipt}/")),
    "no reports": Visit(at("/my/reports/"), CAROL),
    "no such page": Visit(at("/nowhere/")),
    "case of an ad": Visit(at("/review/reports/{case}/"), HANA),
    "case of a name": Visit(at("/review/reports/{name_case}/"), HANA),
    "held letter": Visit(at("/review/letters/{held_letter}/"), HANA),
    "appeal to hear": Visit(at("/review/appeals/{appeal}/"), HANA),
    "second opinion to give": Visit(at("/review/opinions/{opinion}/"), HANA),
    "what nobody has to look at": Visit(at("/review/ads/1/"), HANA),
    "chosen without a clause": Visit(chosen_wrongly, HANA, is_main=True),
    "decisions asked for wrongly": Visit(at("/decisions/?to=1999-01-01")),
    "report asked for wrongly": Visit(at("/decisions/report/?from=2027-02-01&to=2027-01-01")),
    "report with decisions": Visit(
        at("/decisions/report/?from=2020-01-01&to=2030-12-31"), is_main=True
    ),
    "no such decisions": Visit(at("/decisions/?to=2001-01-01")),
    "nothing to tell of agreement": Visit(
        at("/review/agreement/?from=2001-01-01&to=2001-01-02"), HANA
    ),
    "agreement asked for wrongly": Visit(
        at("/review/agreement/?from=2027-02-01&to=2027-01-01"), HANA
    ),
    "not suspended": Visit(at("/my/suspension/"), BOB),
    "front page of somebody suspended": Visit(at("/"), NELL, is_main=True),
    "ads of several states": Visit(at("/my/ads/"), BOB),
}

NO_PAGES: dict[str, str] = {
    "meetings:own_contact": "POST alone",
    "meetings:forget_gone": "POST alone",
    "meetings:own_way": "POST alone",
    "meetings:own_devices": "JSON",
    "meetings:agreement": "POST alone",
    "meetings:contact_link": "POST alone",
    "meetings:contact_way": "POST alone",
    "meetings:contact_devices": "JSON",
    "meetings:house_call": "for the other board",
    "meeting_answers:text_hook": "POST alone",
    "meetings:codes_forgotten": "POST alone",
    "meetings:discard": "POST alone",
    "meetings:leave": "leads away from the board",
    "meetings:pulse": "says that there is a connection, in no words",
    "meetings:taking": "POST alone",
    "meetings:putting_down": "POST alone",
    "meetings:door_opening": "POST alone",
    "relay:mail_hook": "POST alone",
    "pages:robots": "text for machines",
    "journal:heads": "text for machines",
    "pages:health": "text for machines",
    "meetings:heartbeat": "text for machines",
    "board:adult": "POST alone",
    "board:feed": "Atom",
    "board:words": "a piece of a page",
    "board:map_cells": "a piece of a page",
    "board:ad_short": "leads to the full address",
    "board:ad_photos": "a piece of a page",
    "board:closing": "POST alone",
    "board:reopening": "POST alone",
    "board:rewriting": "POST alone",
    "board:favourite": "POST alone",
    "board:manage": "leads to the ad",
    "board:manage_alerts": "leads to the alerts",
    "board:change_alert": "POST alone",
    "board:pause_alert": "POST alone",
    "board:end_alert": "POST alone, seen as a state",
    "board:put_back_alert": "POST alone",
    "board:alert_devices": "JSON",
    "board:push_worker": "a script",
    "board:draft_photos": "a piece of a page",
    "board:publication": "leads to the ad",
    "board:discard": "POST alone",
    "board:photo": "a picture",
    "board:sitemaps": "XML",
    "board:sitemap": "XML",
    "relay:avatar": "a picture",
    "relay:events": "an event stream",
    "relay:muting": "POST alone",
    "relay:block": "POST alone",
    "relay:meeting": "POST alone",
    "relay:keeping": "POST alone",
    "relay:note": "POST alone",
    "relay:photo": "a picture",
    "relay:give_exchange": "POST alone",
    "relay:decline_exchange": "POST alone",
    "relay:withdraw_exchange": "POST alone",
    "places:suggestions": "a piece of a page",
    "places:picker-map": "a picture",
    "places:land": "a picture",
    "places:tile": "a picture",
    "standing:phone_removal": "POST alone",
    "standing:revocation": "POST alone",
    "standing:declining": "POST alone",
    "standing:words": "POST alone",
    "portable:taking_back": "POST alone",
    "portable:putting_away": "POST alone",
    "portable:keys": "JSON",
    "portable:status": "a signed list for machines",
    "moderation:item_photo": "a picture",
    "moderation:choose": "POST alone",
    "moderation:undo": "POST alone",
    "moderation:report_conversation": "leads to the letter",
    "moderation:report_made_up": "POST alone",
    "moderation:log_csv": "a file",
    "moderation:report_csv": "a file",
    "moderation:report_authorities": "a file",
    "moderation:authorities_csv": "a file",
    "moderation:answer_authority": "POST alone",
    "moderation:authority_notice": "POST alone",
    "moderation:agreement_csv": "a file",
    "moderation:report_pdf": "a file",
    "moderation:open_child_case": "POST alone",
    "moderation:veiled_photo": "a picture",
    "moderation:shown_photo": "a picture",
    "moderation:showing_photo": "POST alone",
    "moderation:child_decision": "POST alone",
    "moderation:child_report": "POST alone",
    "moderation:child_package": "a file",
    "moderation:ask_to_open": "POST alone",
    "moderation:agree_to_open": "POST alone",
    "people:retire": "POST alone",
    "people:end_block": "POST alone",
    "people:export": "a file",
    "people:keep": "POST alone",
    "account_login": "leads to the door",
    "mfa_download_recovery_codes": "a file",
    "mfa_login_webauthn": "JSON",
    "usersessions_end": "POST alone",
}


def names() -> list[str]:
    """Every name in the URL configuration, with its namespace."""
    return sorted(set(_names(get_resolver())))


def _names(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _names(one, f"{before}{one.namespace}:" if one.namespace else before)
        elif isinstance(one, URLPattern):
            yield f"{before}{one.name}"
