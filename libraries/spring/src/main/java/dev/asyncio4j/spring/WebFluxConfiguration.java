package dev.asyncio4j.spring;

import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Controller;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The part that lets controllers of WebFlux await, and has its requests end in order. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
class WebFluxConfiguration {
  /** Counts requests until their answers are written, or cannot be; those of errors included. */
  @Bean
  HttpHandlerDecoratorFactory asyncioRequestCount(Requests requests) {
    return next ->
        (request, response) ->
            Mono.using(
                requests::begin, end -> next.handle(request, response), Runnable::run, false);
  }

  /** A handler that comes before the one that writes the answer. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  WebExceptionHandler asyncioCancelled(Loops loops) {
    return (exchange, error) ->
        Mono.error(isOfTheStop(error, loops) ? Loops.unavailable(error) : error);
  }

  private static boolean isOfTheStop(Throwable error, Loops loops) {
    return Loops.isCancelled(error)
        || error instanceof RejectedExecutionException && loops.areStopped();
  }

  /** The executor of WebFlux for methods that block: there is one, and it is taken if needed. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebFluxConfigurer asyncioOnLoop(Loops loops, ListableBeanFactory beans) {
    return new WebFluxConfigurer() {
      @Override
      public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        if (!haveMarked(beans)) return;
        configurer.setExecutor(new LoopExecutor(loops));
        configurer.setControllerMethodPredicate(OnLoopMethods::isOne);
      }
    };
  }

  private static boolean haveMarked(ListableBeanFactory beans) {
    return Arrays.stream(beans.getBeanNamesForAnnotation(Controller.class))
        .map(beans::getType)
        .anyMatch(it -> it != null && isMarked(it));
  }

  private static boolean isMarked(Class<?> type) {
    return AnnotatedElementUtils.hasAnnotation(type, OnLoop.class)
        || Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(type))
            .anyMatch(it -> AnnotatedElementUtils.hasAnnotation(it, OnLoop.class));
  }
}
