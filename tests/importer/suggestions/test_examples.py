"""The annotated clauses as examples."""


def test_every_clause_is_an_example(examples, notices):
    assert len(examples) == sum(len(notice.clauses) for notice in notices.values())
    assert sum(len(example.topics) for example in examples) == sum(
        len(found) for notice in notices.values() for found in notice.annotations.values()
    )


def test_the_sentences_that_serve_a_topic_hold_the_words_of_its_annotation(examples):
    for example in examples:
        for annotation in example.annotations:
            serving = sorted(example.topics[annotation.topic])
            assert serving == list(range(serving[0], serving[-1] + 1))
            assert annotation.quote in "".join(example.sentences[index] for index in serving)


def test_sentences_of_other_topics_do_not_serve(examples):
    clause = next(one for one in examples if "控辍保学" in one.text and "随迁子女入学政策" in one.text)
    assert clause.topics["school_enrollment"] != clause.topics["dropout_prevention"]
