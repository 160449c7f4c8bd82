package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An operator, and what it makes of a list. */
enum ModelOperator {
  MAP((s, rest) -> s.map(x -> rested(rest, x * 2)), ModelOperator::doubled),
  MAP_ORDERED((s, r) -> concurrent(s, r, Concurrency.ordered()), ModelOperator::doubled),
  MAP_ORDERED_3((s, r) -> concurrent(s, r, Concurrency.ordered().limit(3)), ModelOperator::doubled),
  MAP_UNORDERED_3(
      (s, r) -> concurrent(s, r, Concurrency.unordered().limit(3)), ModelOperator::doubled, false),
  MAP_1((s, r) -> concurrent(s, r, Concurrency.unordered().limit(1)), ModelOperator::doubled),
  FILTER((s, r) -> s.filter(x -> rested(r, x) > 4), l -> where(l, i -> l.get(i) > 4)),
  TAKE((s, r) -> s.take(5), l -> where(l, i -> i < 5), true, false),
  SKIP((s, r) -> s.skip(5), l -> where(l, i -> i >= 5)),
  TAKE_LAST((s, r) -> s.takeLast(5), l -> where(l, i -> i >= l.size() - 5)),
  SKIP_LAST((s, r) -> s.skipLast(5), l -> where(l, i -> i < l.size() - 5)),
  SLICE((s, r) -> s.slice(2, -2, 2), l -> where(l, i -> i % 2 == 0 && i >= 2 && i < l.size() - 2)),
  DISTINCT(
      (s, r) -> s.distinctUntilChanged(),
      l -> where(l, i -> i == 0 || !l.get(i).equals(l.get(i - 1)))),
  ENUMERATE((s, r) -> s.enumerate(0, 1).map(Indexed::value), l -> l),
  CHUNKS((s, r) -> s.chunks(3).flatMap(Streams::iterate, 1), l -> l),
  CHUNKS_IN_TIME((s, r) -> s.chunks(3, Duration.ofMillis(7)).flatMap(Streams::iterate, 1), l -> l),
  BUFFER((s, r) -> s.buffer(4).action(x -> r.run()), l -> l),
  TIMEOUT((s, r) -> s.timeout(Duration.ofSeconds(1)), l -> l),
  SPACE_OUT((s, r) -> s.spaceOut(Duration.ofMillis(3)), l -> l),
  DELAY((s, r) -> s.delay(Duration.ofMillis(3)), l -> l),
  LIST((s, r) -> s.list(), List::of),
  PIPE((s, r) -> s.pipe(Pipe.generator((in, out) -> copy(in, out))), l -> l),
  PLUS((s, r) -> s.plus(s), ModelOperator::twice),
  CHAIN((s, r) -> Streams.chain(s, s), ModelOperator::twice),
  CYCLE((s, r) -> s.plus(Streams.just(1)).cycle().take(5), l -> null, false, false) {
    @Override
    List<Object> ofList(List<Integer> items) {
      var cycle = new ArrayList<Object>();
      while (cycle.size() < 5) {
        cycle.addAll(items);
        cycle.add(1);
      }
      return cycle.subList(0, 5);
    }
  },
  MERGE((s, r) -> Streams.merge(s, s, s.take(0)), ModelOperator::twice, false),
  ZIP((s, r) -> Streams.map(s, s, Integer::sum), ModelOperator::doubled, true, false),
  ZIP_STRICT(
      (s, r) ->
          Streams.zip(List.of(s, s), ZipOptions.<Integer>defaults().strict(true))
              .map(row -> row.get(0) + row.get(1)),
      ModelOperator::doubled),
  FLAT_MAP((s, r) -> s.flatMap(x -> pair(s, r, x)), ModelOperator::pairs, false),
  FLAT_MAP_2((s, r) -> s.flatMap(x -> pair(s, r, x), 2), ModelOperator::pairs, false),
  CONCAT_MAP((s, r) -> s.concatMap(x -> pair(s, r, x)), ModelOperator::pairs),
  CONCAT_MAP_2((s, r) -> s.concatMap(x -> pair(s, r, x), 2), ModelOperator::pairs),
  CONCAT_MAP_1((s, r) -> s.concatMap(x -> pair(s, r, x), 1), ModelOperator::pairs),
  NESTED(
      (s, r) -> Streams.merge(s.mapConcurrent(x -> rested(r, x), Concurrency.ordered()).buffer(2)),
      l -> l);

  private final BiFunction<Stream<Integer>, Runnable, Stream<?>> stream;
  private final Function<List<Integer>, List<?>> list;
  final boolean keepsOrder;
  final boolean readsAll;

  ModelOperator(
      BiFunction<Stream<Integer>, Runnable, Stream<?>> stream,
      Function<List<Integer>, List<?>> list) {
    this(stream, list, true);
  }

  ModelOperator(
      BiFunction<Stream<Integer>, Runnable, Stream<?>> stream,
      Function<List<Integer>, List<?>> list,
      boolean keepsOrder) {
    this(stream, list, keepsOrder, true);
  }

  ModelOperator(
      BiFunction<Stream<Integer>, Runnable, Stream<?>> stream,
      Function<List<Integer>, List<?>> list,
      boolean keepsOrder,
      boolean readsAll) {
    this.stream = stream;
    this.list = list;
    this.keepsOrder = keepsOrder;
    this.readsAll = readsAll;
  }

  Stream<?> of(AsyncIterable<Integer> source, Runnable rest) {
    return stream.apply(Stream.of(source), rest);
  }

  List<Object> ofList(List<Integer> items) {
    return new ArrayList<>(list.apply(items));
  }

  private static <T> T rested(Runnable rest, T value) {
    rest.run();
    return value;
  }

  private static Stream<?> concurrent(Stream<Integer> s, Runnable rest, Concurrency concurrency) {
    return s.mapConcurrent(x -> rested(rest, x * 2), concurrency);
  }

  /** A source of two items with pauses, and the closing that comes with one. */
  private static Stream<Integer> pair(Stream<Integer> s, Runnable rest, int x) {
    return s.take(0).plus(Streams.iterate(List.of(x, -x)).action(i -> rest.run()));
  }

  private static void copy(Streamer<Integer> in, dev.asyncio4j.AsyncGenerator.Yielder<Object> out) {
    for (int x : dev.asyncio4j.Asyncio.each(in)) out.emit(x);
  }

  private static List<Integer> doubled(List<Integer> items) {
    return items.stream().map(x -> x * 2).toList();
  }

  private static List<Integer> twice(List<Integer> items) {
    return java.util.stream.Stream.of(items, items).flatMap(List::stream).toList();
  }

  private static List<Integer> pairs(List<Integer> items) {
    return items.stream().flatMap(x -> java.util.stream.Stream.of(x, -x)).toList();
  }

  private static List<Integer> where(List<Integer> items, java.util.function.IntPredicate isKept) {
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < items.size(); i++) if (isKept.test(i)) kept.add(items.get(i));
    return kept;
  }
}
