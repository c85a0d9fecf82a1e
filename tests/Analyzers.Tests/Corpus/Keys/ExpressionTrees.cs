// A call inside of an expression tree is not made: mocks are told about calls in this way.
using System.Linq.Expressions;

namespace Corpus.ExpressionTrees;

public sealed class Mock<T>
{
    private readonly List<Expression> _expected = [];

    public Mock<T> Setup<TResult>(Expression<Func<T, TResult>> call)
    {
        _expected.Add(call);
        return this;
    }
}

public static class PublisherTests
{
    public static Mock<IGlideClusterClient> Refusing() => new Mock<IGlideClusterClient>()
        .Setup(client => client.RenameAsync("draft", "live", default))
        .Setup(client => client.On(ClusterRoute.RandomNode).SetAsync("draft", "live", null, null, default))
        .Setup(client => client.GetAsync("draft", default).AsTask().Result);
}
