"""What is kept of those who work here, and what an installation keeps besides its tables."""

from django.utils.translation import gettext_lazy as _

from framsteg.participation.queries import personal_data as kept

from .registers import Register

_PART_OF_THE_ACCOUNT = _(
    "Who did what in a public office is part of the account. Ask an administrator to mend what is wrong."
)


OF_STAFF: tuple[Register, ...] = (
    Register(
        key="people",
        title=_("Those who work with the programmes"),
        what=_("Name, e-mail address and role."),
        purpose=_("To know who is responsible. A name is shown only where somebody holds a public role."),
        kept_for=_("As long as the work is accounted for."),
        of=kept.people,
        tell=kept.person,
        stays=_PART_OF_THE_ACCOUNT,
    ),
    Register(
        key="accounts",
        title=_("Accounts of those who sign in"),
        what=_(
            "User name, name, e-mail address, what the account may do and where, when it signed in last, and a "
            "password that cannot be read back. While somebody is signed in, a cookie, a session, and the browser and "
            "system of the device."
        ),
        purpose=_("To let the right people in, and nobody else."),
        kept_for=_("Until an administrator closes the account. A session: two weeks at most."),
        of=kept.accounts,
        tell=kept.account,
        stays=_("An administrator closes the account. What was done with it stays in the history."),
    ),
    Register(
        key="report_links",
        title=_("Partners who report by a personal link"),
        what=_("E-mail address, the role that is reported for, and when the link was last used."),
        purpose=_("To let a partner without an account report on what is the partner's own."),
        kept_for=_(
            "The link works until its last day, or until it is revoked. The address stays as long as the role does."
        ),
        of=kept.report_links,
        tell=kept.report_link,
        stays=_PART_OF_THE_ACCOUNT,
    ),
    Register(
        key="history",
        title=_("The history of what was done"),
        what=_(
            "Who signed in, added, changed, published or removed what, and when. What residents wrote, and their "
            "names and addresses, are not in it."
        ),
        purpose=_("To be able to say who changed what, and to find mistakes and intrusion."),
        kept_for=_("As long as the programmes are accounted for. Rows are only ever added."),
        of=kept.deeds,
        stays=_PART_OF_THE_ACCOUNT,
    ),
    Register(
        key="reports",
        title=_("Reports and what is signed in them"),
        what=_(
            "Who signed, in which role and when; comments while a report was reviewed. A name is shown only in public "
            "roles."
        ),
        purpose=_("To be able to say who stands by a report."),
        kept_for=_("For ever: a published report never changes."),
        stays=_PART_OF_THE_ACCOUNT,
    ),
    Register(
        key="logs",
        title=_("The server's logs"),
        what=_(
            "What went wrong, when, and on which page. A proxy before the server may keep network addresses."
        ),
        purpose=_("To find faults and attacks."),
        kept_for=_("As the municipality's IT department decides."),
    ),
    Register(
        key="backups",
        title=_("Backups and exports"),
        what=_("Everything above, as it was when the copy was made."),
        purpose=_("To get the service back after a fault, and to be able to move it."),
        kept_for=_(
            "As the municipality's IT department decides. After a backup has been restored, what has had its time is "
            "forgotten again the next night; what was erased because somebody asked for it must be erased again."
        ),
        stays=_("A copy is not changed. It is removed when its time has passed."),
    ),
)  # fmt: skip
