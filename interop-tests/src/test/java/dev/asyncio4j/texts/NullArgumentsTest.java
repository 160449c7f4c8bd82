package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.EventLoop;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Null where an object is wanted: the error names the method of the API and the parameter. */
class NullArgumentsTest {

  @Test
  @DisplayName("F-18 a static of Asyncio that gets null names itself and the parameter")
  void staticsNameTheParameter() {
    var calls = new ArrayList<String>();
    for (var method : Asyncio.class.getMethods()) {
      if (method.getDeclaringClass() == Object.class) continue;
      for (int i = 0; i < method.getParameterCount(); i++) {
        if (mayBeNull(method, i)) continue;
        var call = method + ", parameter " + i;
        calls.add(call);
        assertThat(failureWithNullAt(method, i))
            .as(call)
            .isExactlyInstanceOf(NullPointerException.class)
            .message()
            .matches("Asyncio\\." + method.getName() + ": \\w+ must not be null");
      }
    }
    assertThat(calls).hasSizeGreaterThan(60);
  }

  private static boolean mayBeNull(Method method, int parameter) {
    return method.getParameterTypes()[parameter].isPrimitive()
        || method.getGenericParameterTypes()[parameter].getTypeName().equals("T")
        || method.getParameterTypes()[parameter] == Class.class // only for the compiler
        || method.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
  }

  private static Throwable failureWithNullAt(Method method, int parameter) {
    var arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++)
      if (i != parameter) arguments[i] = sample(method.getParameterTypes()[i]);
    var failure = new Throwable[1];
    virtual(
        () -> {
          try {
            method.setAccessible(true); // it is inherited from a class of the package
            method.invoke(null, arguments);
          } catch (InvocationTargetException e) {
            failure[0] = e.getCause();
          }
        });
    return failure[0];
  }

  private static Object closedChannel(Class<?> type) {
    try (var channel = (Channel) type.getMethod("open").invoke(null)) {
      return channel;
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError("no sample of " + type, e);
    }
  }

  private static Object sample(Class<?> type) {
    if (type == int.class) return 1;
    if (type == String.class) return "text";
    if (type == Class.class) return Exception.class;
    if (type == Duration.class) return Duration.ZERO;
    if (type == Path.class) return Path.of("socket");
    if (type == Object.class) return "any";
    if (Channel.class.isAssignableFrom(type)) return closedChannel(type);
    if (type.isArray()) return Array.newInstance(type.getComponentType(), 0);
    if (type.isInterface())
      return Proxy.newProxyInstance(
          type.getClassLoader() == null
              ? NullArgumentsTest.class.getClassLoader()
              : type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> null);
    try {
      return type.getMethod("defaults").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no sample of " + type, e);
    }
  }

  @Test
  @DisplayName("F-18 null among what is gathered is refused in words of the API")
  void nullElement() {
    virtual(
        () -> {
          List<Awaitable<String>> each = Arrays.asList((Awaitable<String>) null);
          assertThatThrownBy(() -> gather(each))
              .isInstanceOf(NullPointerException.class)
              .hasMessageStartingWith("An asyncio4j coroutine or future is required, got null");
        });
  }

  @Test
  @DisplayName("F-18 a loopFactory that gives null, or a foreign loop, is told so")
  void loopFactories() {
    var foreign =
        (EventLoop)
            Proxy.newProxyInstance(
                EventLoop.class.getClassLoader(),
                new Class<?>[] {EventLoop.class},
                (proxy, method, arguments) ->
                    method.getName().equals("toString") ? "a foreign loop" : null);
    assertThat(failureWithLoop(null)).hasMessageStartingWith("loopFactory gave null");
    assertThat(failureWithLoop(foreign))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("loopFactory gave a foreign loop");
  }

  private static Throwable failureWithLoop(@Nullable EventLoop loop) {
    return catchThrowable(
        () -> run(async(() -> "unused"), RunOptions.defaults().loopFactory(() -> loop)));
  }
}
