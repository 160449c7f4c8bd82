package dev.asyncio4j.processes;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An object of a manager: each call runs on a thread of its own, virtual where the JDK has them.
 */
final class SharedProxy extends Shared {
  private static final ExecutorService THREADS = threads();

  private final Hub hub;
  private final Object target;

  /** Tells whether calls run one at a time: those of dicts and lists. */
  private final boolean exclusive;

  private SharedProxy(Hub hub, Object target, boolean exclusive) {
    this.hub = hub;
    this.target = target;
    this.exclusive = exclusive;
  }

  private static ExecutorService threads() {
    try {
      Method virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) virtual.invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "asyncio4j-processes-proxy");
            thread.setDaemon(true);
            return thread;
          });
    }
  }

  /** The words that make one: a zero, and a function that gives the object. */
  static byte[] words(SerializableBody<?> make) {
    byte[] function = Pickle.bytes(make);
    byte[] words = new byte[function.length + 1];
    System.arraycopy(function, 0, words, 1, function.length);
    return words;
  }

  static SharedProxy of(Hub hub, byte[] words) {
    var make = (SerializableBody<?>) Pickle.value(Arrays.copyOfRange(words, 1, words.length), null);
    try {
      Object target = make.run();
      boolean exclusive = target instanceof LinkedHashMap || target instanceof ArrayList;
      return new SharedProxy(hub, target, exclusive);
    } catch (Exception e) {
      throw new IllegalArgumentException("the object cannot be made: " + e, e);
    }
  }

  @Override
  void ask(Request request) {
    if (request.ask.op() != Ask.Op.INVOKE) {
      request.fail(unknown(request));
      return;
    }
    THREADS.execute(
        () -> {
          byte[] answer = answer((byte[]) request.ask.argument());
          Call.onTurn(hub.port, () -> request.answer(answer));
        });
  }

  private byte[] answer(byte @Nullable [] question) {
    try {
      var call = (SerializableFunction<Object, ?>) read(question);
      Object result;
      if (exclusive) {
        synchronized (target) {
          return Pickle.bytes(new Answer(call.apply(target), null));
        }
      }
      result = call.apply(target);
      return Pickle.bytes(new Answer(result, null));
    } catch (Throwable e) {
      return Pickle.bytes(new Answer(null, Failure.bytes(e)));
    }
  }

  @SuppressWarnings("unchecked") // only functions are sent
  private static SerializableFunction<Object, ?> read(byte @Nullable [] question) {
    return (SerializableFunction<Object, ?>) Pickle.value(Objects.requireNonNull(question), null);
  }

  /** A result, or a failure. */
  record Answer(@Nullable Object value, byte @Nullable [] failure) implements Serializable {
    @Nullable Object get() {
      if (failure != null) throw Call.<RuntimeException>sneaky(Failure.read(failure));
      return value;
    }
  }

  /** A call of a method by its name. */
  record Invocation(String type, String name, List<String> parameters, @Nullable Object[] arguments)
      implements SerializableFunction<Object, @Nullable Object> {
    static Invocation of(Method method, @Nullable Object @Nullable [] arguments) {
      List<String> parameters = new ArrayList<>();
      for (Class<?> parameter : method.getParameterTypes()) parameters.add(parameter.getName());
      return new Invocation(
          method.getDeclaringClass().getName(),
          method.getName(),
          parameters,
          arguments == null ? new Object[0] : arguments);
    }

    @Override
    public @Nullable Object apply(Object target) throws Exception {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> declared =
          Class.forName(type, false, loader != null ? loader : target.getClass().getClassLoader());
      for (Method method : declared.getMethods()) {
        if (!method.getName().equals(name) || !matches(method)) continue;
        method.trySetAccessible();
        try {
          return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw Call.<RuntimeException>sneaky(e.getCause());
        }
      }
      throw new NoSuchMethodException(type + "." + name);
    }

    private boolean matches(Method method) {
      List<String> names = new ArrayList<>();
      for (Class<?> parameter : method.getParameterTypes()) names.add(parameter.getName());
      return names.equals(parameters);
    }
  }
}
