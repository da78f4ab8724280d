package dev.vox.env.lint;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Secrets;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Variables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is looked at.
///
/// @param root the project's folder
/// @param files every file of variables, those of models that are not chosen too
/// @param unread files that could not be read
/// @param obstacles what stands in the way of the environment besides the files
/// @param vox the variables, expanded after layering
/// @param compose the same, each file expanded by itself
/// @param order which of the two is in effect
/// @param secrets which variables are secret in any of the files
/// @param known further variables that somebody reads
/// @param byModel variables that a profile or a model's file sets
/// @param strays files of models that there are not
/// @param tracking what git says of the files
public record Subject(
        Path root,
        List<LintFile> files,
        List<Unread> unread,
        List<Obstacle> obstacles,
        Variables vox,
        Variables compose,
        ExpandOrder order,
        Secrets secrets,
        Set<String> known,
        Set<String> byModel,
        List<Stray> strays,
        Tracking tracking) {
    public Subject {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
        obstacles = List.copyOf(obstacles);
        known = Set.copyOf(known);
        byModel = Set.copyOf(byModel);
        strays = List.copyOf(strays);
    }

    /// What a project's files, read leniently, and its layers say.
    ///
    /// @param layers in the order of their weight
    /// @param known variables that profiles set, besides those of the settings table
    public static Subject of(
            LintFiles files,
            List<Layer> layers,
            ExpandOrder order,
            Set<String> known,
            List<Obstacle> obstacles,
            List<Stray> strays,
            Tracking tracking) {
        List<Layer> everything = new ArrayList<>(layers);
        files.read().forEach(file -> everything.add(file.file().layer()));
        Set<String> all = new TreeSet<>(known);
        Set<String> byModel = new TreeSet<>(known);
        files.read().stream()
                .filter(file -> file.file().name() == LayerName.MODEL)
                .flatMap(file -> file.assignments().stream())
                .forEach(assignment -> byModel.add(assignment.key()));
        Settings.all().stream().map(Setting::variable).forEach(all::add);
        return new Subject(
                files.root(),
                files.read(),
                files.unread(),
                obstacles,
                Variables.resolve(layers, ExpandOrder.VOX),
                Variables.resolve(layers, ExpandOrder.COMPOSE),
                order,
                Secrets.of(everything),
                all,
                byModel,
                strays,
                tracking);
    }

    /// The variables in effect.
    Variables variables() {
        return switch (order) {
            case VOX -> vox;
            case COMPOSE -> compose;
        };
    }

    /// The layers, in the order of their weight.
    List<Layer> layers() {
        return vox.layers();
    }
}
