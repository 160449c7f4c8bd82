package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.testing.Ends;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Words of the tests: two ends, and an engine whose looks are counted. */
final class Zmqs {
  static final ZmqOptions NONE = ZmqOptions.defaults();
  static final ZmqOptions BOUND = NONE.bind("tcp://127.0.0.1:*");

  private Zmqs() {}

  /** Code that has both ends. */
  interface Body {
    void run(ZmqSocket bound, ZmqSocket connected) throws Exception;
  }

  static void sockets(SocketType bound, SocketType connected, Body body) {
    sockets(bound, NONE, connected, NONE, body);
  }

  static void sockets(
      SocketType bound, ZmqOptions options, SocketType connected, ZmqOptions others, Body body) {
    run(
        async(
            () -> {
              try (var one = await(Zmq.socket(bound, options.bind("tcp://127.0.0.1:*")))) {
                var place = place(one.transport());
                try (var two = await(Zmq.socket(connected, others.connect(place)))) {
                  body.run(one, two);
                }
              }
            }));
  }

  static String place(ZmqTransport bound) {
    return "tcp://127.0.0.1:" + bound.port();
  }

  static List<byte[]> message(String... parts) {
    return List.of(parts).stream().map(Ends::bytes).toList();
  }

  static List<String> texts(List<byte[]> parts) {
    return parts.stream().map(Ends::text).toList();
  }

  /** A stream that counts how often it asks the engine whether there is anything. */
  static ZmqStream counted(SocketType type, ZmqOptions options, AtomicInteger looks) {
    return stream(type, options, counted(core(type, options), looks));
  }

  /** An engine's socket of this loop. */
  static ZmqSocketCore core(SocketType type, ZmqOptions options) {
    var context = JeroContext.of(LoopPort.of(getRunningLoop()), null);
    return new JeroCore(context, type, options);
  }

  /** A stream over an engine's socket. */
  static ZmqStream stream(SocketType type, ZmqOptions options, ZmqSocketCore core) {
    var stream = new StreamImpl(options);
    TransportImpl.open(LoopPort.of(getRunningLoop()), core, type, options, stream);
    return stream;
  }

  private static ZmqSocketCore counted(ZmqSocketCore core, AtomicInteger looks) {
    return heard(
        (method, args) -> {
          if (method.getName().equals("isReadable")) looks.incrementAndGet();
          return method.invoke(core, args);
        });
  }

  /** An engine that sends while there is room, to a list. */
  static ZmqSocketCore sending(ZmqSocketCore core, AtomicBoolean room, List<String> sent) {
    return heard(
        (method, args) ->
            switch (method.getName()) {
              case "isWritable" -> room.get();
              case "send" -> room.get() && sent.addAll(texts(parts(args)));
              default -> method.invoke(core, args);
            });
  }

  @SuppressWarnings("unchecked") // the only argument of send
  private static List<byte[]> parts(Object[] args) {
    return (List<byte[]>) args[0];
  }

  /** Makes a call of an engine's method. */
  private interface Calls {
    Object call(Method method, Object[] args) throws ReflectiveOperationException;
  }

  private static ZmqSocketCore heard(Calls calls) {
    return (ZmqSocketCore)
        Proxy.newProxyInstance(
            Zmqs.class.getClassLoader(),
            new Class<?>[] {ZmqSocketCore.class},
            (proxy, method, args) -> {
              try {
                return calls.call(method, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
