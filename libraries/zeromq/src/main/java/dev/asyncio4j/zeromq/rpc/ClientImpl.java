package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.ZmqTransport;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client: a connection and a timeout. */
final class ClientImpl implements RpcClient {
  private final Connection connection;
  private final @Nullable Duration timeout;

  ClientImpl(Connection connection, @Nullable Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  @Override
  @SuppressWarnings("unchecked") // the caller says what the answer is
  public <T extends @Nullable Object> Coroutine<T> call(
      String name, List<?> args, Map<String, ?> named) {
    return (Coroutine<T>) called(name, args, named);
  }

  private Coroutine<@Nullable Object> called(String name, List<?> args, Map<String, ?> named) {
    if (name.isEmpty()) throw new IllegalArgumentException("RPC method name is empty");
    var translators = connection.options().translators();
    var packedArgs = Packer.pack(args, "args", translators);
    var packedNamed = Packer.pack(named, "named", translators);
    return async(
        () -> {
          try {
            return connection.call(name.getBytes(UTF_8), packedArgs, packedNamed, timeout);
          } catch (Exception | Error e) {
            throw e;
          } catch (Throwable e) {
            throw new RpcException("failed with " + e);
          }
        });
  }

  @Override
  public <I> I proxy(Class<I> api) {
    return Proxies.calling(
        api,
        (name, args, result) -> {
          var call = called(name, Arrays.asList(args), Map.of());
          return async(() -> fitted(result, await(call), name));
        });
  }

  private static @Nullable Object fitted(Type type, @Nullable Object value, String name) {
    var fit = Values.as(type, value);
    if (fit != Values.NONE) return fit;
    throw new ClassCastException(
        "the answer of %s is %s, not %s".formatted(name, value, type.getTypeName()));
  }

  @Override
  public RpcClient withTimeout(Duration limit) {
    RpcOptions.checkTimeout(limit);
    return new ClientImpl(connection, limit);
  }

  @Override
  public ZmqTransport transport() {
    return connection.transport();
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public Coroutine<@Nullable Void> waitClosed() {
    return async(connection::awaitClosed);
  }

  @Override
  public String toString() {
    return "<rpc client of %s timeout=%s>".formatted(transport(), timeout);
  }
}
