package dev.asyncio4j.spring;

import java.io.IOException;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The part that lets controllers of WebFlux await, and has its requests end in order. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
class WebFluxConfiguration {
  /**
   * Counts requests until their answers are written, or cannot be; those of errors included. One
   * that the stop refuses is answered with 503, or broken off if its answer has begun.
   */
  @Bean
  HttpHandlerDecoratorFactory asyncioRequestCount(Requests requests) {
    return next ->
        (request, response) ->
            Mono.defer(
                () -> {
                  var refused = Sinks.<Void>empty();
                  return Mono.using(
                      () -> requests.begin(refused::tryEmitEmpty),
                      end ->
                          Mono.firstWithSignal(
                              next.handle(request, response),
                              refused.asMono().then(Mono.defer(() -> refusal(response)))),
                      Runnable::run,
                      false);
                });
  }

  private static Mono<Void> refusal(ServerHttpResponse response) {
    return response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE)
        ? response.setComplete()
        : Mono.error(new IOException("the application stops: the answer is broken off"));
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
