"""The lists of values that the European Union's database of statements of reasons takes.

Source: the database's published API documentation (Digital Services Act, Article 24(5)), as of
June 2026. Keywords are those of its some 65 that a board of ads can come to need.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """What one field may hold. one_of: else any text up to `most` characters."""

    one_of: frozenset[str] = frozenset()
    is_list: bool = False
    is_required: bool = False
    most: int = 0
    is_day: bool = False


def _coded(prefix: str, names: str) -> frozenset[str]:
    return frozenset(prefix + name for name in names.split())


YES_NO = frozenset({"Yes", "No"})
GROUND_ILLEGAL = "DECISION_GROUND_ILLEGAL_CONTENT"
GROUND_INCOMPATIBLE = "DECISION_GROUND_INCOMPATIBLE_CONTENT"
VISIBILITY = _coded(
    "DECISION_VISIBILITY_",
    "CONTENT_REMOVED CONTENT_DISABLED CONTENT_DEMOTED CONTENT_AGE_RESTRICTED "
    "CONTENT_INTERACTION_RESTRICTED CONTENT_LABELLED OTHER",
)
MONETARY = _coded("DECISION_MONETARY_", "SUSPENSION TERMINATION OTHER")
PROVISION = _coded(
    "DECISION_PROVISION_",
    "PARTIAL_SUSPENSION TOTAL_SUSPENSION PARTIAL_TERMINATION TOTAL_TERMINATION",
)
ACCOUNT = _coded("DECISION_ACCOUNT_", "SUSPENDED TERMINATED")
CATEGORIES = _coded(
    "STATEMENT_CATEGORY_",
    "ANIMAL_WELFARE CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN "
    "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH "
    "INTELLECTUAL_PROPERTY_INFRINGEMENTS NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS "
    "NOT_SPECIFIED_NOTICE OTHER_VIOLATION_TC PROTECTION_OF_MINORS RISK_FOR_PUBLIC_SECURITY "
    "SCAMS_AND_FRAUD SELF_HARM UNSAFE_AND_PROHIBITED_PRODUCTS VIOLENCE",
)
KEYWORDS = _coded(
    "KEYWORD_",
    "HUMAN_TRAFFICKING HUMAN_EXPLOITATION TRAFFICKING_WOMEN_GIRLS "
    "GROOMING_SEXUAL_ENTICEMENT_MINORS CHILD_SEXUAL_ABUSE_MATERIAL "
    "CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE AGE_SPECIFIC_RESTRICTIONS_MINORS INAUTHENTIC_LISTINGS "
    "INAUTHENTIC_ACCOUNTS PHISHING PYRAMID_SCHEMES GOODS_SERVICES_NOT_PERMITTED "
    "ADULT_SEXUAL_MATERIAL NON_CONSENSUAL_IMAGE_SHARING PROHIBITED_PRODUCTS UNLAWFUL_SALE_ANIMALS "
    "INSUFFICIENT_INFORMATION_ON_TRADERS OTHER",
)
SOURCE_TYPES = frozenset(
    {
        "SOURCE_ARTICLE_16",
        "SOURCE_TRUSTED_FLAGGER",
        "SOURCE_VOLUNTARY",
        "SOURCE_TYPE_OTHER_NOTIFICATION",
    }
)
AUTOMATED = _coded("AUTOMATED_DECISION_", "FULLY PARTIALLY NOT_AUTOMATED")
CONTENT_TYPES = _coded("CONTENT_TYPE_", "APP AUDIO IMAGE PRODUCT SYNTHETIC_MEDIA TEXT VIDEO OTHER")
# The Union's 27 and the three others of the European Economic Area (ISO 3166).
COUNTRIES = _coded(
    "",
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
)

ONE_OF_THESE = (
    "decision_visibility",
    "decision_monetary",
    "decision_provision",
    "decision_account",
)
FIELDS: dict[str, Field] = {
    "decision_visibility": Field(VISIBILITY, is_list=True),
    "decision_visibility_other": Field(most=500),
    "decision_monetary": Field(MONETARY),
    "decision_monetary_other": Field(most=500),
    "decision_provision": Field(PROVISION),
    "decision_account": Field(ACCOUNT),
    "account_type": Field(frozenset({"ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"})),
    "end_date_visibility_restriction": Field(is_day=True),
    "end_date_monetary_restriction": Field(is_day=True),
    "end_date_service_restriction": Field(is_day=True),
    "end_date_account_restriction": Field(is_day=True),
    "decision_ground": Field(frozenset({GROUND_ILLEGAL, GROUND_INCOMPATIBLE}), is_required=True),
    "decision_ground_reference_url": Field(most=500),
    "illegal_content_legal_ground": Field(most=500),
    "illegal_content_explanation": Field(most=2_000),
    "incompatible_content_ground": Field(most=500),
    "incompatible_content_explanation": Field(most=2_000),
    "incompatible_content_illegal": Field(YES_NO),
    "category": Field(CATEGORIES, is_required=True),
    "category_addition": Field(CATEGORIES, is_list=True),
    "category_specification": Field(KEYWORDS, is_list=True),
    "decision_facts": Field(most=5_000, is_required=True),
    "content_type": Field(CONTENT_TYPES, is_list=True, is_required=True),
    "content_type_other": Field(most=500),
    "territorial_scope": Field(COUNTRIES, is_list=True, is_required=True),
    "source_type": Field(SOURCE_TYPES, is_required=True),
    "source_identity": Field(most=500),
    "automated_detection": Field(YES_NO, is_required=True),
    "automated_decision": Field(AUTOMATED, is_required=True),
    "content_date": Field(is_day=True, is_required=True),
    "application_date": Field(is_day=True, is_required=True),
    "puid": Field(most=500, is_required=True),
}

# What has to stand beside a value: (field, value) asks for these fields.
NEEDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("decision_ground", GROUND_ILLEGAL): (
        "illegal_content_legal_ground",
        "illegal_content_explanation",
    ),
    ("decision_ground", GROUND_INCOMPATIBLE): (
        "incompatible_content_ground",
        "incompatible_content_explanation",
        "incompatible_content_illegal",
    ),
    ("decision_visibility", "DECISION_VISIBILITY_OTHER"): ("decision_visibility_other",),
    ("decision_monetary", "DECISION_MONETARY_OTHER"): ("decision_monetary_other",),
    ("content_type", "CONTENT_TYPE_OTHER"): ("content_type_other",),
}
