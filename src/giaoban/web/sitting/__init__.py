"""At the meeting and after: the secretary's screen, the minutes, the conclusions, the notice."""
