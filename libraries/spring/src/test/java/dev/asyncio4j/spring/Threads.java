package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A controller that tells what threads have, on servlets. */
@RestController
class Threads {
  private static String threads() {
    var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    return request.getRequest().getRequestURI()
        + " "
        + LocaleContextHolder.getLocale().getLanguage()
        + " "
        + MDC.get("request");
  }

  @GetMapping("/threads")
  Coroutine<List<String>> carried() {
    return async(() -> seen());
  }

  @OnLoop
  @GetMapping("/threads/on-loop")
  List<String> carriedOnLoop() {
    return seen();
  }

  private static List<String> seen() {
    var before = threads();
    await(sleep(Duration.ofMillis(1)));
    Coroutine<String> child = async(() -> threads());
    return List.of(
        before, threads(), await(gather(child)).get(0), await(toThread(() -> threads())));
  }

  /** Puts the query of each request into the MDC, as long as its thread has it. */
  @Bean
  static Filter mdc() {
    return (request, response, chain) -> {
      var query = ((HttpServletRequest) request).getQueryString();
      if (query != null) MDC.put("request", query);
      try {
        chain.doFilter(request, response);
      } finally {
        MDC.clear();
      }
    };
  }
}
