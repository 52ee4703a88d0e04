"""Every address of the installation has a row here: who may ask for it. A new one that has none fails the test.

The editor's own objects have their rows in `test_matrix.py`. Here is everything else, by name, in groups that are
answered alike; `test_every_address.py` asks for each of them.
"""


def names(told: str) -> frozenset[str]:
    return frozenset(told.split())


OPEN = names("""
    search search_feed search_calendar contact contact_sent about boxes programme_box indicator_box
    theme programmes programme sub_projects sub_project area programme_decisions rounds
    round_comparison round round_summary round_csv round_xlsx round_json programme_money
    programme_money_csv programme_money_workbook programme_closing programme_trace trace_goals_csv
    trace_figures_csv trace_workbook programme_changes sub_project_changes decisions decisions_feed
    decision events events_calendar event event_calendar programme_calendar area_calendar
    sub_project_calendar programme_feed area_feed sub_project_feed indicators indicator
    indicator_csv indicator_json evaluations evaluation evaluation_result evaluation_panel
    work_worker reports report report_newest report_edition report_afterwards report_download
    report_chart press_releases press_release event_contributions wall wall_notes qr_code
    moderation_rules contribution personal_data support take_part sign_up follow follow_asked
    page_helpful page_helpful_thanks questions event_feed
    """)
"""Of the public site (web:…): read by anyone, and by nobody in another way when signed in."""

DESK = names("my_work my_report my_draft my_receipt reminder_choice")
"""Of the public site: for whoever is signed in, about what is theirs."""

KEY = names("""
    partner_work partner_report partner_draft partner_receipt stop_reminders press_preview
    press_preview_item press_preview_download press_preview_chart giver signed_up
    contribution_receipt confirm_following my_following stop_following
    """)
"""Of the public site: opened by a secret in the address, by nothing else, for partners and invited readers too."""

OPEN_BESIDE = names("""
    root robots favicon sitemap django.contrib.sitemaps.views.sitemap short_address wagtail_serve
    open_data:openapi open_data:index open_data:as_csv open_data:as_json open_data:programme_schema
    open_data:schema open_data:whole_programme open_data:listing open_data:single open_data:catalogue
    open_data:catalogue_json open_data:catalogue_of open_data:catalogue_json_of open_data:dataset open_data:-
    open_data:nothing_here open_data_pages:overview open_data_pages:kind
    wagtaildocs_serve wagtaildocs_authenticate_with_password wagtailcore_authenticate_with_password
    """)
"""Outside the public site's pages, and as open."""

OPEN_WITHOUT_NAME = frozenset({r"^media/(?P<path>(?:images|logotypes)/.+)$", "d/<str:code>"})

DOORS = names("""
    wagtailadmin_login wagtailadmin_password_reset wagtailadmin_password_reset_done
    wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete wagtailcore_login
    """)
"""Old ways in: they lead to the one login."""
CLOSED_WITHOUT_NAME = frozenset(
    {"^admin/(?:pages/workflow|workflows|reports/workflow|reports/workflow_tasks)/"}
)
"""Nobody, not even whoever runs the installation: pages of Wagtail that are not used."""
DOORS_WITHOUT_NAME = frozenset({"admin/login/", "^admin/password_reset/"})

LOGIN = names("""
    account_login account_logout account_inactive login_language account_reset_password
    account_reset_password_done account_reset_password_from_key account_reset_password_from_key_done
    mfa_authenticate mfa_login_webauthn socialaccount_login_cancelled socialaccount_login_error
    openid_connect_login openid_connect_callback saml_login saml_acs saml_finish_acs saml_metadata saml_sls
    account_set_password login_overview
    """)
"""The way in, for whoever is not in yet; they say nothing about anybody."""

OWN = names("""
    account_reauthenticate usersessions_list account_change_password mfa_index mfa_reauthenticate
    mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes
    mfa_download_recovery_codes mfa_list_webauthn mfa_add_webauthn mfa_reauthenticate_webauthn
    mfa_remove_webauthn mfa_edit_webauthn
    """)
"""About one's own way in: for whoever is signed in."""

EDITOR_STEPS = names("editor_sign_up_take_away editor_ledger_columns editor_ledger_preview editor_job_now")
"""Steps within pages of the editor that have a row in the matrix, behind the same right."""

EVERYBODYS_TOOLS = names("wagtailadmin_sprite wagtailadmin_javascript_catalog")
"""Pictures and words of the editor's interface: the same for all, about nobody."""

NOBODY, VIEWERS, WRITERS = "", "ALCR", "ALC"
"""Letters as in the matrix; R stands for every role that reads drafts and writes no pages."""

WAGTAIL: dict[str, str] = {
    # Only whoever runs the installation:
    **dict.fromkeys(
        (
            "wagtailusers_users", "wagtailusers_groups", "wagtailsites", "wagtaillocales", "wagtailredirects",
            "wagtailadmin_collections",
        ),
        NOBODY,
    ),
    # Pages and files, of one's own municipality:
    **dict.fromkeys(
        ("wagtailadmin_pages", "wagtailadmin_reports", "wagtaildocs", "wagtailimages", "simple_translation"), WRITERS
    ),
    # What the editor itself asks for; it answers with what its asker may see:
    **dict.fromkeys(
        (
            "wagtailadmin_api:pages", "wagtailadmin_api:documents", "wagtailadmin_api:images", "wagtaildocs_chooser",
            "wagtailimages_chooser", "page_programme_chooser", "page_evaluation_chooser", "page_report_chooser",
            "wagtailadmin_editing_sessions",
        ),
        VIEWERS,
    ),
}  # fmt: skip
"""Wagtail's own pages, by their namespace: who is let in at all."""

WAGTAIL_ALONE: dict[str, str] = {
    **dict.fromkeys(
        (
            "wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_error_test",
            "wagtailadmin_dismissibles", "wagtailadmin_block_preview", "wagtail_bulk_action",
            "wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete", "wagtailadmin_choose_page",
            "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_search",
            "wagtailadmin_choose_page_chosen_multiple", "wagtailadmin_choose_page_external_link",
            "wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_phone_link",
            "wagtailadmin_choose_page_anchor_link",
        ),
        VIEWERS,
    ),
    **dict.fromkeys(("wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"), WRITERS),
}  # fmt: skip
"""Wagtail's own pages that stand in no namespace."""

WAGTAIL_WITHOUT_NAME = frozenset({"admin/test404/", "admin/^.*/$"})

OTHERWISE: dict[str, str] = {
    **dict.fromkeys(("wagtailadmin_reports:locked_pages", "wagtailadmin_reports:locked_pages_results"), "AC"),
    **dict.fromkeys(("wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"), VIEWERS),
    **dict.fromkeys(("wagtaildocs_chooser:create", "wagtailimages_chooser:create"), WRITERS),
    # Not there, or not without a question:
    **dict.fromkeys(
        (
            "page_programme_chooser:create", "page_evaluation_chooser:create", "page_report_chooser:create",
            "wagtailadmin_api:pages:find", "wagtailadmin_api:documents:find", "wagtailadmin_api:images:find",
            "wagtailadmin_block_preview",
        ),
        NOBODY,
    ),
}  # fmt: skip
"""Where a page of a group lets in others than the group does."""
