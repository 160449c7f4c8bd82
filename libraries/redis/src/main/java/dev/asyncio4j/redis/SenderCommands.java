package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/** Commands over whatever way there is. */
record SenderCommands<V>(Sender sender, RedisCodec<V> codec) implements RedisCommands<V> {
  @Override
  public <T extends @Nullable Object> Coroutine<T> call(Reply<T> reply, Object... arguments) {
    var spec = CommandTable.of(arguments);
    var words = Words.of(spec, arguments, codec);
    return async(() -> reply.read(spec.name(), sender.call(spec, words), codec));
  }
}
