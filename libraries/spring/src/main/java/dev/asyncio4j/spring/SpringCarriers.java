package dev.asyncio4j.spring;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextCarriers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A service that has what Spring keeps in threads go along with each task: the locale, the request,
 * the security context.
 *
 * <p><i>Python:</i> none; frameworks use {@code contextvars} there.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 */
public final class SpringCarriers implements ContextCarriers {
  /** Makes one; for the search for services. */
  public SpringCarriers() {}

  @Override
  public List<ContextCarrier<?>> carriers() {
    var carriers = new ArrayList<ContextCarrier<?>>();
    if (isPresent("org.springframework.context.i18n.LocaleContextHolder")) carriers.add(locale());
    if (isPresent("org.springframework.web.context.request.RequestContextHolder"))
      carriers.add(request());
    if (isPresent("org.springframework.security.core.context.SecurityContextHolder"))
      carriers.add(security());
    return carriers;
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name, false, SpringCarriers.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static ContextCarrier<?> locale() {
    return ContextCarrier.named(
        "spring-locale",
        ContextCarrier.of(
            LocaleContextHolder::getLocaleContext, LocaleContextHolder::setLocaleContext));
  }

  private static ContextCarrier<?> request() {
    return ContextCarrier.named(
        "spring-request",
        ContextCarrier.of(
            RequestContextHolder::getRequestAttributes,
            RequestContextHolder::setRequestAttributes));
  }

  private static ContextCarrier<?> security() {
    return ContextCarrier.named(
        "spring-security",
        ContextCarrier.<SecurityContext>of(
            () -> {
              var context = SecurityContextHolder.getContext();
              return context.getAuthentication() == null ? null : context;
            },
            context -> {
              if (context == null) SecurityContextHolder.clearContext();
              else SecurityContextHolder.setContext(context);
            }));
  }
}
