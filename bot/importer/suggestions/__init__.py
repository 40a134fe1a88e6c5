"""What a clause may say, proposed to a reviewer: topics, kind, audience, conditions, with confidence and the words they rest on."""
