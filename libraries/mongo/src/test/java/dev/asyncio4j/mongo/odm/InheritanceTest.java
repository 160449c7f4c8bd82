package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InheritanceTest extends WithDocuments {
  interface Named {
    Field<String> NAME = Fields.str().required();
  }

  @Meta(isAbstract = true, naming = Naming.CAMEL)
  static class Base extends Doc {
    static final Field<String> CREATED_BY = Fields.str();
  }

  static class Animal extends Base implements Named {}

  static class Dog extends Animal {
    static final Field<Integer> TRICKS = Fields.integer().unique();
  }

  static final class Puppy extends Dog {
    static final Field<Boolean> IS_SMALL = Fields.bool();
  }

  static class Part extends Embedded {
    static final Field<String> NAME = Fields.str();
  }

  static final class Wheel extends Part {
    static final Field<Integer> SIZE = Fields.integer();
  }

  static final class Machine extends Doc {
    static final Field<List<Part>> PARTS = Fields.list(Fields.embedded(Part.class));
  }

  @Test
  @DisplayName(
      "U-12 children share the collection, with _cls, and find their own and their offspring")
  void children() {
    withInstance(
        instance -> {
          var animals = instance.register(Animal.class);
          var dogs = instance.register(Dog.class);
          var puppies = instance.register(Puppy.class);
          await(animals.create(Map.of("name", "cat")).commit());
          await(dogs.create(Map.of("name", "rex", "tricks", 1)).commit());
          await(puppies.create(Map.of("name", "pip", "isSmall", true, "createdBy", "me")).commit());
          assertThat(puppies.collection().namespace()).isEqualTo(animals.collection().namespace());
          assertThat(animals.collection().namespace().getCollectionName()).isEqualTo("animal");
          assertThat(await(animals.countDocuments())).isEqualTo(3);
          assertThat(await(dogs.countDocuments())).isEqualTo(2);
          assertThat(await(puppies.countDocuments())).isOne();
          assertThat(await(dogs.countDocuments(new Document("name", "cat")))).isZero();
          var found = await(animals.find(new Document("name", "pip")).next());
          assertThat(found).isInstanceOf(Puppy.class);
          assertThat(found.get(Puppy.IS_SMALL)).isTrue();
          assertThat(found.dump()).containsEntry("cls", "Puppy").containsEntry("createdBy", "me");
          var stored = await(animals.collection().find().sort("_id", 1).toList());
          assertThat(stored.stream().map(each -> each.get("_cls")))
              .containsExactly(null, "Dog", "Puppy");
        });
  }

  static class Tool extends Doc {
    static final Field<String> NAME = Fields.str();

    String name() {
      return get(NAME);
    }
  }

  static final class Hammer extends Tool {
    static final Field<String> NAME = Fields.str().required();
  }

  @Test
  @DisplayName("U-12 a field that a child has anew is also reached by the constant of its parent")
  void anew() {
    withInstance(
        instance -> {
          var tools = instance.register(Tool.class);
          var hammers = instance.register(Hammer.class);
          await(hammers.create(Map.of("name", "big")).commit());
          var found = await(tools.findOne());
          assertThat(found).isInstanceOf(Hammer.class);
          assertThat(found.name()).isEqualTo("big").isEqualTo(found.get(Hammer.NAME));
          assertThat(await(hammers.countDocuments(hammers.query().eq(Tool.NAME, "big")))).isOne();
          assertThat(refused(() -> await(hammers.create().commit()))).containsKey("name");
        });
  }

  @Test
  @DisplayName("U-12 an unknown _cls is told; what is abstract cannot be made")
  void unknown() {
    withInstance(
        instance -> {
          var animals = instance.register(Animal.class);
          await(animals.collection().insertOne(new Document("name", "x").append("_cls", "Fish")));
          assertThat(failure(NotRegisteredDocumentException.class, animals.findOne()))
              .hasMessageContaining("Fish");
          var base = instance.register(Base.class);
          assertThatThrownBy(base::create).isInstanceOf(AbstractDocumentException.class);
          assertThatThrownBy(base::collection).isInstanceOf(NoDatabaseException.class);
        });
  }

  @Test
  @DisplayName("U-12 embedded documents extend one another likewise")
  void embedded() {
    withInstance(
        instance -> {
          var parts = instance.registerEmbedded(Part.class);
          var wheels = instance.registerEmbedded(Wheel.class);
          var machines = instance.register(Machine.class);
          var list =
              List.of(
                  parts.create(Map.of("name", "a")),
                  wheels.create(Map.of("name", "b", "size", 1)),
                  Map.of("cls", "Wheel", "name", "c", "size", 2));
          var machine = machines.create(Map.of("parts", list));
          await(machine.commit());
          var found = await(machines.findOne());
          assertThat(found.get(Machine.PARTS)).isEqualTo(machine.get(Machine.PARTS));
          assertThat(found.get(Machine.PARTS).get(0)).isNotInstanceOf(Wheel.class);
          assertThat(found.get(Machine.PARTS).get(2).get(Wheel.SIZE)).isEqualTo(2);
          assertThat(machine.toMongo().getList("parts", Document.class).get(1))
              .containsEntry("_cls", "Wheel");
          assertThat(refused(() -> machines.create(Map.of("parts", List.of(Map.of("cls", "Nut"))))))
              .isEqualTo(Map.of("parts", Map.of(0, List.of("Unknown document `Nut`."))));
        });
  }

  @Test
  @DisplayName("U-12 indexes of children have _cls; those of the parent are theirs, too")
  void indexes() {
    withInstance(
        instance -> {
          instance.register(Animal.class);
          var dogs = instance.register(Dog.class);
          await(dogs.ensureIndexes());
          var names = await(dogs.collection().listIndexes().map(each -> each.get("name")).toList());
          assertThat(names).containsExactlyInAnyOrder("_id_", "_cls_1", "tricks_1__cls_1");
          await(dogs.create(Map.of("name", "a", "tricks", 1)).commit());
          var twin = dogs.create(Map.of("name", "b", "tricks", 1));
          assertThat(refused(() -> await(twin.commit())))
              .isEqualTo(Map.of("tricks", "Field value must be unique."));
          var puppies = instance.register(Puppy.class);
          await(puppies.ensureIndexes());
          assertThat(await(dogs.collection().listIndexes().toList())).hasSize(3);
          await(puppies.create(Map.of("name", "c", "tricks", 1)).commit());
        });
  }
}
