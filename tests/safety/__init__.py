"""What may never happen: work lost, a name told, something outside let in."""
