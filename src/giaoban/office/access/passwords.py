"""What a password must be, said in Vietnamese."""

from __future__ import annotations

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator, UserAttributeSimilarityValidator


class LongEnough(MinimumLengthValidator):
    """Long enough that guessing takes too long."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Mật khẩu quá ngắn: cần ít nhất {self.min_length} ký tự."

    def get_help_text(self) -> str:
        """What is asked for."""
        return f"Ít nhất {self.min_length} ký tự; một câu vài chữ dễ nhớ là tốt."


class NotCommon(CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return "Mật khẩu này quá phổ biến."

    def get_help_text(self) -> str:
        """Said when it happens."""
        return ""


class NotTheName(UserAttributeSimilarityValidator):
    """Not the name to sign in with."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return "Mật khẩu quá giống tên đăng nhập."

    def get_help_text(self) -> str:
        """Said when it happens."""
        return ""
