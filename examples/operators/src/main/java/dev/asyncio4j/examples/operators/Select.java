package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.StreamEmptyException;
import dev.asyncio4j.operators.Streams;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Selection and transformation of finite streams, which run again. Python: {@code 02_select.py}.
 */
public final class Select {
  private Select() {}

  private static void show(String name, Stream<?> source) {
    System.out.println(name + " " + Python.text(await(source.toList())));
  }

  private static Coroutine<Void> program() {
    return async(
        () -> {
          selections(Streams.range(10));
          transformations(Streams.range(10));
          failures(Streams.range(10));
        });
  }

  private static void selections(Stream<Integer> ten) {
    show("take", ten.take(3));
    show("takelast", ten.takeLast(3));
    show("skip", ten.skip(7));
    show("skiplast", ten.skipLast(7));
    show("take 0", ten.take(0));
    show("slice", ten.slice(2, 8, 3));
    show("slice from the end", ten.slice(-3, null));
    show("slice to the end", ten.slice(null, -7));
    show("slice both", ten.slice(-4, -1));
    show("item", ten.item(4));
    show("item from the end", ten.item(-1));
    show("takewhile", ten.takeWhile(x -> x < 3));
    show("dropwhile", ten.dropWhile(x -> x < 7));
    show("until", ten.until(x -> x == 3));
  }

  private static void transformations(Stream<Integer> ten) {
    show("enumerate", Streams.iterate(List.of("a", "b", "c")).enumerate(5, 2));
    show("starmap", Streams.zip(ten, ten).map(p -> p.first() * p.second()).take(4));
    show("chunks", ten.chunks(4));
    show("cycle", Streams.range(2).cycle().take(5));
    show("repeat", Streams.repeat("x", 3, null));
    show("count", Streams.count(5, -2, null).take(3));
    show("range", Streams.range(9, 0, -4, null));
    show("accumulate", ten.accumulate((a, b) -> a * 2 + b, 1).take(4));
    show("reduce", ten.reduce(Math::max));
    show("list of an empty one", Streams.empty());
    show("reduce of an empty one with a start", Streams.<Integer>empty().reduce(Math::max, 7));
    show("call", Streams.call(() -> 1 + 2));
  }

  private static void failures(Stream<Integer> ten) {
    attempt("take", () -> await(ten.take(-1).list().last()));
    attempt("index", () -> await(ten.item(99).last()));
    attempt("await empty", () -> await(Streams.empty().last()));
    attempt("throw", () -> await(Streams.error(new NoSuchElementException("k")).last()));
    attempt("negative step", () -> await(ten.slice(null, null, -1).last()));
    attempt("not iterable", () -> await(Streams.iterate(notIterable()).last()));
  }

  /** A value that is no source of items: the compiler refuses one without the cast. */
  private static AsyncIterable<?> notIterable() {
    return (AsyncIterable<?>) (Object) 5;
  }

  private static void attempt(String name, Body<?> body) {
    try {
      System.out.println(name + " " + body.run());
    } catch (Exception error) {
      System.out.println(name + " -> " + pythonName(error));
    }
  }

  private static String pythonName(Exception error) {
    if (error instanceof IndexOutOfBoundsException) return "IndexError";
    if (error instanceof StreamEmptyException) return "StreamEmpty";
    if (error instanceof NoSuchElementException) return "KeyError";
    if (error instanceof IllegalArgumentException) return "ValueError";
    return error instanceof ClassCastException ? "TypeError" : error.toString();
  }

  public static void main(String[] args) {
    run(program(), RunOptions.defaults().virtualTime());
  }
}
