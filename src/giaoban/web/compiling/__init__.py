"""The next programme put together on screen: what is proposed, one key to take it, the draft with its order, the paper it becomes."""
