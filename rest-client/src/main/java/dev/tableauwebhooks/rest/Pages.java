package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Walks the pages of a list, fetching the next one only when it is needed. */
final class Pages<T> implements Iterator<T> {
  private final IntFunction<Json> fetch;
  private final Listed listed;
  private final Function<Json, T> reader;
  private Iterator<T> page = Collections.emptyIterator();
  private int fetched;
  private long seen;
  private boolean complete;

  private Pages(IntFunction<Json> fetch, Listed listed, Function<Json, T> reader) {
    this.fetch = fetch;
    this.listed = listed;
    this.reader = reader;
  }

  static <T> Stream<T> stream(IntFunction<Json> fetch, Listed listed, Function<Json, T> reader) {
    var order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Pages<>(fetch, listed, reader), order), false);
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !complete) {
      load();
    }
    return page.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }

  private void load() {
    fetched++;
    var answer = fetch.apply(fetched);
    var elements = answer.list(listed.outer(), listed.inner());
    seen += elements.size();
    // An empty page ends the list even if its total says otherwise: objects vanish while we read.
    var total =
        answer.object("pagination").map(it -> it.number("totalAvailable").orElse(0)).orElse(0L);
    complete = elements.isEmpty() || seen >= total;
    page = elements.stream().map(reader).iterator();
  }
}
