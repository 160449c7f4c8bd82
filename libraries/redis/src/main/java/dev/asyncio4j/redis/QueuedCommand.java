package dev.asyncio4j.redis;

import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.loop.EventLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of a pipeline, and how its reply is read. */
final class QueuedCommand {
  final CommandSpec spec;
  final List<byte[]> words;
  private final Reply<? extends @Nullable Object> reply;
  private @Nullable Future<Object> future;

  QueuedCommand(CommandSpec spec, List<byte[]> words, Reply<? extends @Nullable Object> reply) {
    this.spec = spec;
    this.words = words;
    this.reply = reply;
  }

  Future<Object> future(EventLoop loop) {
    if (future == null) future = loop.createFuture();
    return future;
  }

  Outcome<Object> outcome(@Nullable Object tree, RedisCodec<?> codec, int number) {
    var outcome = read(tree, codec, number);
    if (future != null && !future.done()) {
      if (outcome instanceof Outcome.Failure<?> failure) future.setException(failure.error());
      else future.setResult(outcome.get());
    }
    return outcome;
  }

  private Outcome<Object> read(@Nullable Object tree, RedisCodec<?> codec, int number) {
    if (tree instanceof RedisException error) return new Outcome.Failure<>(numbered(error, number));
    try {
      return new Outcome.Success<>(reply.read(spec.name(), tree, codec));
    } catch (RedisException e) {
      return new Outcome.Failure<>(numbered(e, number));
    }
  }

  /** Says which command it was. */
  RedisException numbered(RedisException error, int number) {
    return ErrorReplies.again(
        error,
        "Command # %d (%s) of pipeline caused error: %s"
            .formatted(number, Words.show(words), error.getMessage()));
  }

  void cancel() {
    if (future != null) future.cancel();
  }
}
