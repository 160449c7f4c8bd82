package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.ReactiveStreams;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ReactiveTypeDescriptor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The types of asyncio4j in registries of Spring: an awaitable is like a {@code Mono}, an async
 * iterable like a {@code Flux}. The shared registry outlives applications: what it has finds the
 * loops of the one that was started last.
 */
final class ReactiveTypes implements AutoCloseable {
  private static final Deque<Loops> OF_APPLICATIONS = new ConcurrentLinkedDeque<>();

  static {
    register(ReactiveAdapterRegistry.getSharedInstance(), ReactiveTypes::latest);
  }

  private final Loops loops;

  ReactiveTypes(Loops loops) {
    this.loops = loops;
    OF_APPLICATIONS.push(loops);
  }

  private static Loops latest() {
    var loops = OF_APPLICATIONS.peek();
    if (loops == null)
      throw new IllegalStateException(
          "a coroutine was returned to Spring, but no application runs");
    return loops;
  }

  void register(ReactiveAdapterRegistry registry) {
    register(registry, () -> loops);
  }

  private static void register(ReactiveAdapterRegistry registry, Supplier<Loops> loops) {
    registry.registerReactiveType(
        ReactiveTypeDescriptor.singleOptionalValue(Awaitable.class, () -> async(() -> {})),
        value -> mono((Awaitable<?>) value, loops),
        ReactiveTypes::coroutine);
    registry.registerReactiveType(
        ReactiveTypeDescriptor.multiValue(AsyncIterable.class, () -> asyncGenerator(y -> {})),
        value -> flux((AsyncIterable<?>) value, loops),
        ReactiveStreams::toAsyncIterable);
  }

  private static Mono<?> mono(Awaitable<?> value, Supplier<Loops> loops) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(ReactorValues.with(context, () -> loops.get().start(value))));
  }

  private static <T> Flux<T> flux(AsyncIterable<T> elements, Supplier<Loops> loops) {
    return Flux.deferContextual(
        context ->
            Flux.from(
                subscriber ->
                    ReactorValues.with(
                        context,
                        () -> {
                          var loop = loops.get().next().loop();
                          ReactiveStreams.toPublisher(elements, loop).subscribe(subscriber);
                          return loop;
                        })));
  }

  private static Coroutine<?> coroutine(Publisher<?> publisher) {
    return async(() -> await(Mono.from(publisher).toFuture()));
  }

  @Override
  public void close() {
    OF_APPLICATIONS.remove(loops);
  }
}
