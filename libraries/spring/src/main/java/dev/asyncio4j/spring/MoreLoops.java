package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

/**
 * The beans {@code asyncioLoop2}, {@code asyncioLoop3} … of an application with several loops;
 * where it has a loop of its own, there are no others.
 */
final class MoreLoops implements BeanDefinitionRegistryPostProcessor {
  static final String FIRST = "asyncioLoop";

  private final Environment environment;

  MoreLoops(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    if (!registry.containsBeanDefinition(FIRST)) return;
    if (!(registry instanceof DefaultListableBeanFactory beans)) return;
    int wanted = environment.getProperty("asyncio4j.loops", Integer.class, 1);
    for (int i = 2; i <= wanted; i++) {
      int number = i;
      var definition = new RootBeanDefinition(LoopThread.class);
      definition.setInstanceSupplier(() -> beans.getBean(LoopStarter.class).start(number));
      definition.setDependsOn("asyncioLoopStarter"); // which closes it
      registry.registerBeanDefinition(FIRST + number, definition);
    }
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}
}
