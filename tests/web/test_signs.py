"""Signs as templates ask for them: drawn once for the same words, never taking marked-up text for plain text."""

from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe


def _drawn(words: object) -> SafeString:
    return Template('{% sign "luu-y" word=words %}').render(Context({"words": words}))


def test_sign_is_what_its_template_draws() -> None:
    asked = Template('{% sign "qua-han" word="Quá hạn" tone="over" %}').render(Context())
    included = Template('{% include "parts/sign.html" with sign="qua-han" word="Quá hạn" tone="over" only %}').render(Context())
    assert asked == included


def test_sign_without_words_is_hidden_from_readers_of_the_screen() -> None:
    assert 'aria-hidden="true"' in Template('{% sign "tick" word=None label="" %}').render(Context())


def test_sign_keeps_marked_up_words_and_plain_words_apart() -> None:
    words = "<b>Khẩn</b>"
    assert "<b>Khẩn</b>" in _drawn(mark_safe(words))
    assert "&lt;b&gt;Khẩn&lt;/b&gt;" in _drawn(words)
