"""The bundle that is filed (报送包): its papers, their names and what they add up to."""
