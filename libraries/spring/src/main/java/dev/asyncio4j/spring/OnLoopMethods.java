package dev.asyncio4j.spring;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Awaitable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.springframework.core.KotlinDetector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/** Tells the plain methods that are {@link OnLoop} from those that Spring waits for by itself. */
final class OnLoopMethods {
  private static final List<Class<?>> WAITED_FOR =
      List.of(
          Awaitable.class,
          AsyncIterable.class,
          Callable.class,
          CompletionStage.class,
          Flow.Publisher.class);

  /** More of them, which need not be there. */
  private static final List<String> NAMES_OF_WAITED_FOR =
      List.of(
          "org.reactivestreams.Publisher",
          "org.springframework.web.context.request.async.DeferredResult",
          "org.springframework.web.context.request.async.WebAsyncTask",
          "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
          "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody");

  private OnLoopMethods() {}

  static boolean isOne(HandlerMethod method) {
    return isMarked(method) && isPlain(method);
  }

  private static boolean isMarked(HandlerMethod method) {
    return method.hasMethodAnnotation(OnLoop.class)
        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), OnLoop.class);
  }

  private static boolean isPlain(HandlerMethod method) {
    var type = method.getReturnType().getParameterType();
    return WAITED_FOR.stream().noneMatch(it -> it.isAssignableFrom(type))
        && NAMES_OF_WAITED_FOR.stream().noneMatch(it -> isNamed(it, type))
        && !KotlinDetector.isSuspendingFunction(method.getMethod());
  }

  private static boolean isNamed(String name, Class<?> type) {
    var loader = type.getClassLoader();
    return ClassUtils.isPresent(name, loader)
        && ClassUtils.resolveClassName(name, loader).isAssignableFrom(type);
  }
}
