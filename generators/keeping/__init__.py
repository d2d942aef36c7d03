"""What runs leave for later ones in the user's cache folder; nothing depends on its being there."""
