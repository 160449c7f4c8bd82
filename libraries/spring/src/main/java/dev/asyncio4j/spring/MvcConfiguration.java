package dev.asyncio4j.spring;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The part that lets controllers of Spring MVC return coroutines. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebMvcConfigurer.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class MvcConfiguration {
  @Bean
  WebMvcConfigurer asyncioReturnValues(
      Loops loops, Requests requests, ObjectProvider<RequestMappingHandlerAdapter> adapter) {
    var single = new AwaitableReturnValues(loops, requests);
    var streams =
        new StreamReturnValues(
            loops, requests, single, () -> adapter.getObject().getMessageConverters());
    return new WebMvcConfigurer() {
      @Override
      public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(single);
        handlers.add(streams);
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new EndOfErrorPage());
      }
    };
  }
}
