package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.consumer.ecosystem.Host.ROWS;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.assertRows;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.lines;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import dev.asyncio4j.ReactiveStreams;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of RxJava 3. */
class RxJavaRowsTest {
  @Test
  @DisplayName("RxJava Single")
  void single() {
    Single<String> single = Single.just("answer").subscribeOn(Schedulers.io());
    onALoop(() -> assertAnswer(await(single.toCompletionStage())));
    try (var host = Host.start()) {
      Single<String> back = Single.fromCompletionStage(host.submit(fetch()));
      assertAnswer(back.blockingGet());
    }
  }

  @Test
  @DisplayName("RxJava Maybe")
  void maybe() {
    Maybe<String> maybe = Maybe.just("answer").subscribeOn(Schedulers.io());
    onALoop(() -> assertAnswer(await(maybe.toCompletionStage("none"))));
    try (var host = Host.start()) {
      Maybe<String> back = Maybe.fromCompletionStage(host.submit(fetch()));
      assertAnswer(back.blockingGet());
    }
  }

  @Test
  @DisplayName("RxJava Completable")
  void completable() {
    Completable completable = Completable.complete().subscribeOn(Schedulers.io());
    onALoop(() -> assertAnswer(await(completable.toCompletionStage("answer"))));
    try (var host = Host.start()) {
      Completable back = Completable.fromCompletionStage(host.submit(fetch()));
      back.blockingAwait();
    }
  }

  @Test
  @DisplayName("RxJava Flowable")
  void flowable() {
    Flowable<String> flowable = Flowable.fromIterable(ROWS).subscribeOn(Schedulers.io());
    onALoop(() -> assertRows(each(ReactiveStreams.toAsyncIterable(flowable))));
    var lines = lines();
    try (var host = Host.start()) {
      Flowable<String> back =
          Flowable.fromPublisher(ReactiveStreams.toPublisher(lines, host.loop()));
      assertRows(back.blockingIterable());
    }
  }

  @Test
  @DisplayName("RxJava Observable")
  void observable() {
    Observable<String> observable = Observable.fromIterable(ROWS).subscribeOn(Schedulers.io());
    onALoop(
        () -> {
          var flowable = observable.toFlowable(BackpressureStrategy.BUFFER);
          assertRows(each(ReactiveStreams.toAsyncIterable(flowable)));
        });
    var lines = lines();
    try (var host = Host.start()) {
      Observable<String> back =
          Observable.fromPublisher(ReactiveStreams.toPublisher(lines, host.loop()));
      assertRows(back.blockingIterable());
    }
  }
}
