using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Mapping;

/// <summary>
/// Finds the arguments that say where a command goes without being keys: what a key spec calls no key, and the slot itself. They are written
/// in a way that notes the slot. A hand-written type does that by itself.
/// </summary>
internal static class SlotWords
{
    public static MethodModel Mark(MethodModel method, DescriptorModel descriptor)
    {
        var hashed = descriptor.KeySpecs.Where(key => !key.IsKey && key.BeginIndex > 0 && key.LastKey == 0).Select(key => key.BeginIndex).ToList();
        if (hashed.Count == 0 && descriptor.SlotArgument == 0)
        {
            return method;
        }

        var steps = method.Steps.ToList();
        int word = descriptor.Name.Split(' ').Length;
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Argument is not { } argument)
            {
                word++;
                continue;
            }

            if (!argument.IsOneWord || argument.Kind != ArgumentKind.Scalar)
            {
                break;
            }

            word += argument.Tokens.Count;
            var kind = word == descriptor.SlotArgument && argument.Scalar == ScalarKind.Int64 ? ScalarKind.Slot
                : hashed.Contains(word) && (argument.Scalar is ScalarKind.Value or ScalarKind.Text) ? ScalarKind.Hashed
                : argument.Scalar;
            steps[i] = steps[i] with { Argument = argument with { Scalar = kind } };
            word++;
        }

        return method with { Steps = steps.ToEquatableArray() };
    }
}
