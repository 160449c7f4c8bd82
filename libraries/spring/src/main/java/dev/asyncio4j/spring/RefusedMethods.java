package dev.asyncio4j.spring;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Awaitable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanInitializationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses methods that return a coroutine where an annotation means the time of their call, which
 * is over before the coroutine begins.
 */
final class RefusedMethods implements BeanPostProcessor {
  private static final String IN_A_THREAD =
      ": its transaction would end before the body begins. Put the annotation on a method that"
          + " blocks, and call that by toThread";

  /** The texts for the annotations, which need not be there. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "org.springframework.transaction.annotation.Transactional", IN_A_THREAD,
          "jakarta.transaction.Transactional", IN_A_THREAD,
          "org.springframework.scheduling.annotation.Scheduled",
              ": Spring would not run it. Let the method be void, and call LoopThread.call or"
                  + " LoopThread.submit in it");

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    var type = AopUtils.getTargetClass(bean);
    if (type.getName().startsWith("org.springframework.")) return bean;
    ReflectionUtils.doWithMethods(
        type,
        method -> check(type, method),
        method -> isAwaited(method.getReturnType()) && !method.isSynthetic()); // no lambdas
    return bean;
  }

  private static boolean isAwaited(Class<?> type) {
    return Awaitable.class.isAssignableFrom(type) || AsyncIterable.class.isAssignableFrom(type);
  }

  private static void check(Class<?> type, Method method) {
    var ofMethod = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
    var ofType = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
    for (var annotation : REFUSED.keySet())
      if (ofMethod.isPresent(annotation) || ofType.isPresent(annotation) && isMeantBy(method))
        throw new BeanInitializationException(
            simple(annotation)
                + " on "
                + type.getSimpleName()
                + "."
                + method.getName()
                + ", which returns a "
                + method.getReturnType().getSimpleName()
                + REFUSED.get(annotation));
  }

  /** {@return whether an annotation of its type means the method, too} */
  private static boolean isMeantBy(Method method) {
    return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }

  private static String simple(String annotation) {
    return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
  }
}
