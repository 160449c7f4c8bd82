package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.ZmqConnectionResetException;
import dev.asyncio4j.zeromq.ZmqStream;
import dev.asyncio4j.zeromq.ZmqStreamClosedException;
import dev.asyncio4j.zeromq.ZmqTransport;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of calls without answers: of a pipeline, or published. */
final class Sender implements PipelineClient, PubSubClient {
  private final ZmqStream stream;
  private final List<Translator<?>> translators;

  Sender(ZmqStream stream, RpcOptions options) {
    this.stream = stream;
    translators = options.translators();
  }

  @Override
  public Coroutine<@Nullable Void> notify(String name, @Nullable Object... args) {
    return send(List.of(name.getBytes(UTF_8), packed(args), noneNamed()));
  }

  @Override
  public Coroutine<@Nullable Void> publish(
      @Nullable String topic, String name, @Nullable Object... args) {
    return publish(bytes(topic), name, args);
  }

  @Override
  public Coroutine<@Nullable Void> publish(byte[] topic, String name, @Nullable Object... args) {
    return send(List.of(topic.clone(), name.getBytes(UTF_8), packed(args), noneNamed()));
  }

  private static byte[] bytes(@Nullable String topic) {
    return topic == null ? new byte[0] : topic.getBytes(UTF_8);
  }

  private byte[] packed(@Nullable Object[] args) {
    return Packer.pack(Arrays.asList(args), "args", translators);
  }

  private static byte[] noneNamed() {
    return new byte[] {(byte) 0x80}; // an empty map
  }

  private Coroutine<@Nullable Void> send(List<byte[]> parts) {
    return async(
        () -> {
          try {
            stream.write(parts);
            await(stream.drain());
          } catch (ZmqStreamClosedException | ZmqConnectionResetException e) {
            throw new ServiceClosedException(this + " is closed");
          }
        });
  }

  @Override
  public <I> I proxy(Class<I> api) {
    return Proxies.telling(api, (name, args, result) -> notify(name, args));
  }

  @Override
  public <I> I proxy(@Nullable String topic, Class<I> api) {
    var bytes = bytes(topic);
    return Proxies.telling(api, (name, args, result) -> publish(bytes, name, args));
  }

  @Override
  public ZmqTransport transport() {
    return stream.transport();
  }

  @Override
  public void close() {
    stream.close();
  }

  @Override
  public Coroutine<@Nullable Void> waitClosed() {
    return stream.waitClosed();
  }

  @Override
  public String toString() {
    return "<rpc client of " + transport() + ">";
  }
}
