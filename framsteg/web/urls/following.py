"""Addresses at which people follow what happens, and ask about it. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import following, my_following, questions

urlpatterns = [
    # Forms, and pages for one person alone: never kept by the page cache.
    path("folj/", following.follow, name="follow"),
    path("folj/tack/", following.asked, name="follow_asked"),
    path("folj/bekrafta/<str:signed>/", my_following.confirm, name="confirm_following"),
    path("folj/mina/<str:signed>/", my_following.mine, name="my_following"),
    path("folj/sluta/<str:signed>/", my_following.stop, name="stop_following"),
    path("fraga/hjalp/", questions.helpful, name="page_helpful"),
    path("fraga/hjalp/tack/", questions.thanks, name="page_helpful_thanks"),
    path("fragor/", questions.answered, name="questions"),
]
