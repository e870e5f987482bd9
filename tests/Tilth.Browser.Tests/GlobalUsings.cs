global using Microsoft.Playwright;
global using Shouldly;
global using Tilth.Browser.Tests.House;
global using Xunit;

[assembly: AssemblyFixture(typeof(Demo))]
